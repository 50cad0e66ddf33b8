package io.qrpay.capture.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.tracing.PaymentTrace;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The last stop of a status: counts its operations by kind and outcome, measures from the customer's approval to the
 * capture, and logs what did not succeed. When it returns the record is done with.
 */
@ApplicationScoped
class SettledOperations {
    /** The promise is 10 s. */
    private static final Duration[] STEPS = {
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1)
    };

    private final MeterRegistry registry;
    private final Timer approvalToCapture;

    SettledOperations(MeterRegistry registry, OperationsInHand inHand) {
        this.registry = registry;
        this.approvalToCapture = Timer.builder("qrpay.operation.approval.to.capture")
                .description("From the vendor's time of the approval to the captured sum in the vendor's answer")
                .serviceLevelObjectives(STEPS)
                .register(registry);
        Gauge.builder("qrpay.operation.in.hand", inHand, OperationsInHand::size).register(registry);
    }

    @Incoming("operation-settled")
    void count(List<Settlement> settlements) {
        settlements.forEach(this::count);
    }

    private void count(Settlement settlement) {
        var kind = settlement.due().kind().name().toLowerCase(Locale.ROOT);
        registry.counter("qrpay.operation", "kind", kind, "outcome", outcome(settlement))
                .increment();
        log(settlement);
        if (settlement instanceof Settlement.Done done && isFirstCapture(done.due())) {
            approvalToCapture.record(Duration.between(
                    done.due().status().occurredAt(), done.fact().occurredAt()));
        }
    }

    private static void log(Settlement settlement) {
        switch (settlement) {
            case Settlement.Refused refused -> log("Operation refused by Vipps", refused.fact());
            case Settlement.Deferred deferred -> log("Operation deferred", deferred.fact());
            case Settlement.Done done -> {}
            case Settlement.Found found -> {}
            case Settlement.Known known -> {}
        }
    }

    private static void log(String what, Fact fact) {
        PaymentTrace.of(fact.paymentKey())
                .log(() -> Log.warnf(
                        "%s: payment=%s operation=%s attempt=%s code=%s notBefore=%s",
                        what,
                        fact.paymentKey(),
                        fact.operationId(),
                        fact.attempt(),
                        Objects.requireNonNull(fact.failure()).code(),
                        fact.notBefore()));
    }

    /** Then the last change of the status was the approval. */
    private static boolean isFirstCapture(DueOperation due) {
        return due.operation().id().equals(Operation.AUTO) && due.operation().attempt() == 1 && !due.maybeBegun();
    }

    private static String outcome(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Done done -> "done";
            case Settlement.Found found -> "found";
            case Settlement.Refused refused -> "refused";
            case Settlement.Deferred deferred -> "deferred";
            case Settlement.Known known -> "known";
        };
    }
}
