package io.qrpay.initiator.pairing;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.initiator.creation.RequestedPayment;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checkout at a printed code, as it is kept.
 *
 * @param requestedAt by the till's clock: of two checkouts the later one is on the till
 * @param validUntil past it nobody is asked any more
 * @param customer whose check-in was taken; null while none was
 * @param scannedAt when that customer scanned
 * @param endedAt when its payment came to an end, or its waiting ended or will end; null while a customer pays
 * @param over its payment has come to an end, or a newer checkout took its place
 * @param checkout sealed; null once the create call is settled
 * @param token sealed; null once the create call is settled
 */
record Sale(
        PaymentKey payment,
        String createKey,
        Instant requestedAt,
        Instant receivedAt,
        Instant validUntil,
        @Nullable UUID customer,
        @Nullable Instant scannedAt,
        @Nullable Instant endedAt,
        boolean over,
        byte @Nullable [] checkout,
        byte @Nullable [] token) {

    /** As it comes from the till. */
    static Sale of(RequestedPayment asked) {
        return new Sale(
                asked.key(),
                asked.idempotencyKey(),
                asked.checkout().requestedAt(),
                asked.receivedAt(),
                asked.validUntil(),
                null,
                null,
                asked.validUntil(),
                false,
                null,
                null);
    }

    boolean is(RequestedPayment other) {
        return payment.equals(other.key()) && createKey.equals(other.idempotencyKey());
    }

    boolean isPaired() {
        return customer != null;
    }

    boolean isWaiting(Instant now) {
        return !isPaired() && !over && !now.isAfter(validUntil);
    }

    /** When something happened last that makes an earlier scan void for whoever comes next. */
    Instant lastTurn() {
        return endedAt != null && endedAt.isAfter(receivedAt) ? endedAt : receivedAt;
    }
}
