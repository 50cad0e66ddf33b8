package io.qrpay.simulator.payment;

import io.qrpay.simulator.behaviour.CurrentBehaviour;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How long after its approval a payment may be captured or cancelled, and how long refunded. */
@ApplicationScoped
class Periods {

    private static final Duration NORWAY = Duration.ofDays(180);
    private static final Duration DENMARK_AND_FINLAND = Duration.ofDays(14);
    private static final Duration REFUND = Duration.ofDays(365);

    private final CurrentBehaviour behaviour;

    Periods(CurrentBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** Our milliseconds from the approval on. */
    long capture(Payment payment) {
        var norwegian = payment.amount().currency().equals("NOK");
        return behaviour.ourMillis(norwegian ? NORWAY : DENMARK_AND_FINLAND);
    }

    boolean isRefundOver(Payment payment) {
        return System.currentTimeMillis() > payment.approvedAt() + behaviour.ourMillis(REFUND);
    }
}
