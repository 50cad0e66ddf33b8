package io.qrpay.simulator.payment;

import io.qrpay.simulator.behaviour.CurrentBehaviour;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How long after its approval a payment may be captured, cancelled and refunded. */
@ApplicationScoped
class Periods {

    private static final Duration NORWAY = Duration.ofDays(180);
    private static final Duration DENMARK_AND_FINLAND = Duration.ofDays(14);
    private static final Duration CANCEL = Duration.ofDays(180);
    private static final Duration REFUND = Duration.ofDays(365);

    private final CurrentBehaviour behaviour;

    Periods(CurrentBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    boolean isCaptureOver(Payment payment) {
        return isOver(payment, payment.amount().currency().equals("NOK") ? NORWAY : DENMARK_AND_FINLAND);
    }

    boolean isCancelOver(Payment payment) {
        return isOver(payment, CANCEL);
    }

    boolean isRefundOver(Payment payment) {
        return isOver(payment, REFUND);
    }

    private boolean isOver(Payment payment, Duration period) {
        return payment.state() == State.AUTHORIZED
                && System.currentTimeMillis() > payment.approvedAt() + behaviour.ourMillis(period);
    }
}
