package io.qrpay.initiator.fold;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentStatus;
import java.util.List;

/**
 * A payment whose facts were folded in a batch.
 *
 * @param projection what follows from all its facts
 * @param json its status as it is stored and published
 * @param place where its facts stand in the batch
 * @param news what the vendor told in this batch
 */
record Folded(Projection projection, byte[] json, Batch.Place place, List<News> news) {

    PaymentKey key() {
        return new PaymentKey(status().msn(), status().reference());
    }

    PaymentStatus status() {
        return projection.status();
    }

    /**
     * The record of the status's version is in this batch or comes after it. A version from before it was published with
     * the batch that brought it; so a replay publishes again and a repeated fact publishes nothing, without any memory.
     */
    boolean isNews() {
        return status().version() >= place.firstOffset();
    }

    boolean hasPendingOperation() {
        return status().operations().stream().anyMatch(operation -> operation.state() == Operation.State.PENDING);
    }
}
