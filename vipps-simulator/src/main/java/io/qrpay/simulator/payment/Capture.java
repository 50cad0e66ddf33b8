package io.qrpay.simulator.payment;

import io.qrpay.simulator.answer.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Takes reserved money, all of it or a part, never more than is reserved. */
@ApplicationScoped
class Capture {

    private final Agreements agreements;
    private final Periods periods;

    Capture(Agreements agreements, Periods periods) {
        this.agreements = agreements;
        this.periods = periods;
    }

    Modification perform(Payment payment, Wanted wanted) {
        var amount = wanted.amount();
        var refusal = refusalOf(payment, amount);
        if (refusal != null) {
            return new Modification.Refused(refusal);
        }
        var now = System.currentTimeMillis();
        if (wanted.isToFail()) {
            payment.fail(EventName.CAPTURED, amount.value(), now, wanted.key());
            return new Modification.Failed(wanted.statusOfFailure());
        }
        payment.capture(amount.value(), now, wanted.key());
        return Modification.Done.with(payment);
    }

    private @Nullable ErrorCode refusalOf(Payment payment, Amount amount) {
        var byState = refusalByState(payment);
        return byState == null ? refusalByAmount(payment, amount) : byState;
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
        if (payment.aggregate().cancelled() > 0) {
            return ErrorCode.CAPTURE_OF_CANCELLED;
        }
        if (payment.aggregate().reserved() == 0) {
            return ErrorCode.ALREADY_CAPTURED;
        }
        return periods.isCaptureOver(payment) ? ErrorCode.CAPTURE_PERIOD_OVER : null;
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
