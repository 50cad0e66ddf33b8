package io.qrpay.initiator.creation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** How long tills wait for a QR, and how many wait in vain. */
@Startup
@ApplicationScoped
class CreationMeters {
    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer toCreate;
    private final Timer toQr;

    CreationMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.toCreate = timer("qrpay.checkout.to.create", "from a checkout read to its create call", 5, 25, 100, 1000);
        this.toQr = timer(
                "qrpay.checkout.to.qr",
                "from a checkout received to its QR, or to the question on the phone",
                25,
                100,
                250,
                500,
                1000,
                2000,
                5000);
    }

    void callIsNext(long nanosSinceRead) {
        toCreate.record(nanosSinceRead, TimeUnit.NANOSECONDS);
    }

    void count(CreationOutcome outcome) {
        switch (outcome) {
            case CreationOutcome.Created created -> toQr.record(age(created.payment()));
            case CreationOutcome.Refused refused -> refused(refused.failure().code());
            case CreationOutcome.Open open ->
                registry.counter("qrpay.checkout.left.open").increment();
            case CreationOutcome.Waiting waiting -> {}
        }
    }

    private void refused(String code) {
        registry.counter("qrpay.checkout.refused", "code", code).increment();
    }

    private Timer timer(String name, String description, long... bucketMillis) {
        var buckets = LongStream.of(bucketMillis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(buckets)
                .register(registry);
    }

    private Duration age(RequestedPayment payment) {
        var age = Duration.between(payment.receivedAt(), clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
