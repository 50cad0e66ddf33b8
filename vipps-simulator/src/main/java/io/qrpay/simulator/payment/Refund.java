package io.qrpay.simulator.payment;

import io.qrpay.simulator.answer.ErrorCode;
import io.qrpay.simulator.behaviour.CurrentBehaviour;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives captured money back, all of it or a part, never more than was captured. */
@ApplicationScoped
class Refund implements Movement {

    private static final Set<Long> MAGIC = Set.of(123L, 124L);

    private final Periods periods;
    private final CurrentBehaviour behaviour;

    Refund(Periods periods, CurrentBehaviour behaviour) {
        this.periods = periods;
        this.behaviour = behaviour;
    }

    @Override
    public void move(Payment payment, Wanted wanted, long now) {
        payment.refund(wanted.amount().value(), now, wanted.key());
    }

    @Override
    public void fail(Payment payment, Wanted wanted, long now) {
        payment.fail(EventName.REFUNDED, wanted.amount().value(), now, wanted.key());
    }

    @Override
    public @Nullable ErrorCode refusalOf(Payment payment, Wanted wanted) {
        return switch (payment.state()) {
            case CREATED -> ErrorCode.REFUND_BEFORE_RESERVATION;
            case TERMINATED, ABORTED, EXPIRED -> ErrorCode.NOT_REFUNDABLE;
            case AUTHORIZED -> refusalByAmount(payment, wanted.amount());
        };
    }

    private @Nullable ErrorCode refusalByAmount(Payment payment, Amount amount) {
        var captured = payment.aggregate().captured();
        var refundable = captured - payment.aggregate().refunded();
        if (captured > 0 && refundable == 0) {
            return ErrorCode.ALREADY_REFUNDED;
        }
        if (!amount.currency().equals(payment.amount().currency())) {
            return ErrorCode.AMOUNT_INVALID;
        }
        if (amount.value() == 0) {
            return ErrorCode.AMOUNT_TOO_SMALL;
        }
        if (amount.value() > refundable) {
            return ErrorCode.REFUND_TOO_HIGH;
        }
        return isImpossible(amount) ? ErrorCode.REFUND_NOT_POSSIBLE : refusalByPeriod(payment);
    }

    private boolean isImpossible(Amount amount) {
        return behaviour.now().magicAmounts() && MAGIC.contains(amount.value());
    }

    private @Nullable ErrorCode refusalByPeriod(Payment payment) {
        return periods.isRefundOver(payment) ? ErrorCode.REFUND_PERIOD_OVER : null;
    }
}
