package io.qrpay.initiator.till;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.initiator.creation.CreationOutcome;
import io.qrpay.initiator.creation.CreationOutcome.Open;
import io.qrpay.initiator.creation.RequestedPayment;
import io.qrpay.initiator.event.BrokerUnavailable;
import io.qrpay.initiator.pairing.PairedCreation;
import io.qrpay.problem.Gate;
import io.qrpay.problem.ProblemFound;
import io.qrpay.tracing.PaymentTrace;
import io.qrpay.vipps.http.Circuits;
import io.qrpay.vipps.http.Operation;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Creates a payment while a till waits, and goes on when the till has waited long enough. Until the broker has the
 * request the answer is that nothing happened; after that, that the payment is on its way.
 */
@Startup
@ApplicationScoped
class TillCreation {
    private final PairedCreation creation;
    private final TillConfig config;
    private final Circuits vipps;
    private final Gate gate;

    TillCreation(PairedCreation creation, TillConfig config, Circuits vipps, MeterRegistry registry) {
        this.creation = creation;
        this.vipps = vipps;
        this.config = config;
        this.gate = new Gate(config.inFlight(), "qrpay.till.in.flight", registry);
    }

    /**
     * Comes within {@code qrpay.till.answer-within}; fails with {@link BrokerUnavailable} before anything is sure. While Vipps
     * keeps failing a till is told at once, before anything is asked for: its customer stands there.
     */
    Uni<CreationOutcome> create(RequestedPayment payment) {
        if (vipps.isOpen(Operation.CREATE)) {
            throw new ProblemFound(TillProblem.VIPPS_UNAVAILABLE);
        }
        var leave = gate.enter();
        var answerAt = System.nanoTime() + config.answerWithin().toNanos();
        return request(payment, leave)
                .chain(requested -> await(settle(requested, leave), requested, answerAt - System.nanoTime()));
    }

    private Uni<RequestedPayment> request(RequestedPayment payment, Runnable leave) {
        return creation.request(payment)
                .ifNoItem()
                .after(config.answerWithin())
                .failWith(() -> new BrokerUnavailable(new TimeoutException()))
                .onFailure()
                .invoke(leave)
                .onCancellation()
                .invoke(leave);
    }

    /** Goes on to its end, whoever still waits for it. */
    private Uni<CreationOutcome> settle(RequestedPayment payment, Runnable leave) {
        return creation.settle(payment)
                .onFailure()
                .invoke(failure -> PaymentTrace.of(payment.key())
                        .log(() -> Log.errorf(failure, "Creation failed payment=%s", payment.key())))
                .onTermination()
                .invoke(leave)
                .memoize()
                .indefinitely();
    }

    private static Uni<CreationOutcome> await(Uni<CreationOutcome> settling, RequestedPayment payment, long nanos) {
        return settling.ifNoItem()
                .after(wholeMillis(nanos))
                .recoverWithItem(() -> new Open(payment))
                .onFailure()
                .recoverWithItem(() -> new Open(payment));
    }

    /** At least one and rounded up: the event loop's timers refuse less than a millisecond, and the till would hang. */
    static Duration wholeMillis(long nanos) {
        return Duration.ofMillis(Math.max(1, (nanos + 999_999) / 1_000_000));
    }
}
