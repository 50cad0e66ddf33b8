package io.qrpay.ingress.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.qrpay.ingress.event.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts deliveries by what they said and how they ended; each counter is looked up in the registry once. */
@ApplicationScoped
class DeliveryMeters {
    private static final Duration[] STEPS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Timer answered;
    private final Map<Kind, Counter> counters = new ConcurrentHashMap<>();

    DeliveryMeters(MeterRegistry registry, InFlight inFlight) {
        this.registry = registry;
        answered = Timer.builder("qrpay.ingress.webhook.answered")
                .description("From a webhook's headers to its answer")
                .serviceLevelObjectives(STEPS)
                .register(registry);
        registry.gauge("qrpay.ingress.webhooks.in.flight", inFlight, InFlight::count);
    }

    void count(String event, Answer answer, long nanos) {
        counters.computeIfAbsent(new Kind(event, answer), this::counter).increment();
        answered.record(nanos, TimeUnit.NANOSECONDS);
    }

    private Counter counter(Kind kind) {
        return Counter.builder("qrpay.ingress.webhooks")
                .description("Webhooks by event and outcome")
                .tag("event", kind.event)
                .tag("outcome", kind.answer.name())
                .register(registry);
    }

    /** A name out of few, whatever the body said. */
    static String eventOf(Reading reading) {
        return switch (reading) {
            case Reading.Payment payment -> payment.fact().name().name();
            case Reading.CheckIn checkIn -> "CHECKED_IN";
            case Reading.Unknown unknown -> "UNKNOWN";
            case Reading.Foreign foreign -> "FOREIGN";
            case Reading.Malformed malformed -> "MALFORMED";
        };
    }

    private record Kind(String event, Answer answer) {}
}
