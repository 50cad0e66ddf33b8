package io.qrpay.capture.operation;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.OperationKey;
import io.qrpay.contracts.payment.PaymentStatus;
import java.time.Instant;
import java.util.Objects;

/**
 * An operation that a status shows as PENDING.
 *
 * @param status of the payment
 * @param operation one of its operations
 * @param toldAt when the status was published
 * @param maybeBegun whether it may have been acted upon before: Vipps is asked before anything is done
 */
public record DueOperation(PaymentStatus status, Operation operation, Instant toldAt, boolean maybeBegun) {

    /** Whose it is. */
    public PaymentKey payment() {
        return new PaymentKey(status.msn(), status.reference());
    }

    public Operation.Kind kind() {
        return operation.kind();
    }

    /** Ours is over when there is nothing left to do, whoever did it; a till's is its own deed or none. */
    boolean isOurs() {
        return operation.id().equals(Operation.AUTO) || operation.id().equals(Operation.REFUSED);
    }

    /** The idempotency key of this attempt. */
    String key() {
        return OperationKey.of(payment(), operation.id(), operation.attempt());
    }

    /** That of the second half of a cancel: the same key with another body would be a conflict. */
    String keyOfRelease() {
        return OperationKey.of(payment(), operation.id() + "/release", operation.attempt());
    }

    /** @throws NullPointerException on a cancel, which has none */
    Money amount() {
        return new Money(
                Objects.requireNonNull(operation.amount(), "an operation that moves money has an amount"),
                Objects.requireNonNull(status.currency(), "a payment with money has a currency"));
    }

    boolean isApproved() {
        return status.authorizedAmount() > 0;
    }

    DueOperation asMaybeBegun() {
        return new DueOperation(status, operation, toldAt, true);
    }
}
