package io.qrpay.simulator.payment;

import io.qrpay.simulator.answer.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Ends a payment that waits for its customer, or lets go of all that is reserved and not captured. */
@ApplicationScoped
class Cancellation implements Movement {

    @Override
    public void move(Payment payment, Wanted wanted, long now) {
        if (payment.state() == State.CREATED) {
            payment.terminate(now);
        } else {
            payment.cancelRest(now);
        }
    }

    @Override
    public void fail(Payment payment, Wanted wanted, long now) {
        payment.fail(EventName.CANCELLED, payment.aggregate().reserved(), now, null);
    }

    @Override
    public @Nullable ErrorCode refusalOf(Payment payment, Wanted wanted) {
        return switch (payment.state()) {
            case CREATED -> payment.isBeingApproved() ? ErrorCode.CANCEL_WHILE_PROCESSING : null;
            case ABORTED, EXPIRED -> ErrorCode.CANCEL_OF_NON_RESERVED;
            case TERMINATED -> ErrorCode.NOT_CANCELLABLE;
            case AUTHORIZED -> refusalWhenAuthorized(payment, wanted);
        };
    }

    private static @Nullable ErrorCode refusalWhenAuthorized(Payment payment, Wanted wanted) {
        var aggregate = payment.aggregate();
        if (wanted.cancelsTransactionOnly()) {
            return ErrorCode.CANCEL_TRANSACTION_ONLY;
        }
        if (payment.isLapsed()) {
            return ErrorCode.CANCEL_PERIOD_OVER;
        }
        if (aggregate.reserved() == 0) {
            return aggregate.cancelled() > 0 ? ErrorCode.NOT_CANCELLABLE : ErrorCode.CANCEL_OF_CAPTURED;
        }
        return null;
    }
}
