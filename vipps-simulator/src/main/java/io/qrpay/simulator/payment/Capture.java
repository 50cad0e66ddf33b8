package io.qrpay.simulator.payment;

import io.qrpay.simulator.answer.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Takes reserved money, all of it or a part, never more than is reserved. */
@ApplicationScoped
class Capture implements Movement {

    private final Agreements agreements;

    Capture(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public void move(Payment payment, Wanted wanted, long now) {
        payment.capture(wanted.amount().value(), now, wanted.key());
    }

    @Override
    public void fail(Payment payment, Wanted wanted, long now) {
        payment.fail(EventName.CAPTURED, wanted.amount().value(), now, wanted.key());
    }

    @Override
    public @Nullable ErrorCode refusalOf(Payment payment, Wanted wanted) {
        var byState = refusalByState(payment);
        return byState == null ? refusalByAmount(payment, wanted.amount()) : byState;
    }

    private @Nullable ErrorCode refusalByState(Payment payment) {
        return switch (payment.state()) {
            case CREATED -> ErrorCode.CAPTURE_BEFORE_RESERVATION;
            case TERMINATED -> ErrorCode.CAPTURE_OF_CANCELLED;
            case ABORTED, EXPIRED -> ErrorCode.NOT_CAPTURABLE;
            case AUTHORIZED -> refusalByAggregate(payment);
        };
    }

    private @Nullable ErrorCode refusalByAggregate(Payment payment) {
        if (payment.isLapsed()) {
            return ErrorCode.CAPTURE_PERIOD_OVER;
        }
        if (payment.aggregate().cancelled() > 0) {
            return ErrorCode.CAPTURE_OF_CANCELLED;
        }
        return payment.aggregate().reserved() == 0 ? ErrorCode.ALREADY_CAPTURED : null;
    }

    private @Nullable ErrorCode refusalByAmount(Payment payment, Amount amount) {
        if (!amount.currency().equals(payment.amount().currency())) {
            return ErrorCode.AMOUNT_INVALID;
        }
        if (amount.value() == 0) {
            return ErrorCode.AMOUNT_TOO_SMALL;
        }
        if (amount.value() > payment.aggregate().reserved()) {
            return ErrorCode.CAPTURE_TOO_HIGH;
        }
        var partial = amount.value() < payment.amount().value();
        return partial && !agreements.allowsPartialCapture(payment.msn()) ? ErrorCode.CAPTURE_MUST_BE_FULL : null;
    }
}
