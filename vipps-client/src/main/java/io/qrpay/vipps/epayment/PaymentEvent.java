package io.qrpay.vipps.epayment;

import io.qrpay.vipps.Amount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a payment's event log.
 *
 * @param reference the payment's
 * @param pspReference this event's own id
 * @param name what happened or was tried
 * @param amount the event's own amount
 * @param timestamp the vendor's
 * @param idempotencyKey of the call that caused it; never on CANCELLED
 * @param success false: it was tried and failed
 */
public record PaymentEvent(
        String reference,
        String pspReference,
        Name name,
        Amount amount,
        Instant timestamp,
        @Nullable String idempotencyKey,
        boolean success) {

    /** The vendor's event names. */
    public enum Name {
        CREATED,
        AUTHORIZED,
        ABORTED,
        EXPIRED,
        TERMINATED,
        CAPTURED,
        CANCELLED,
        REFUNDED,
        /** A name that the vendor added after this version. */
        UNKNOWN
    }
}
