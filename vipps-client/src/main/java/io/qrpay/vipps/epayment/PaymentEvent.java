package io.qrpay.vipps.epayment;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qrpay.vipps.Amount;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Objects;
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
@RegisterForReflection
public record PaymentEvent(
        String reference,
        String pspReference,
        Name name,
        Amount amount,
        Instant timestamp,
        @Nullable String idempotencyKey,
        @JsonProperty(required = true) boolean success) {

    public PaymentEvent {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(pspReference, "pspReference");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(timestamp, "timestamp");
    }

    /** The vendor's event names. */
    @RegisterForReflection
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
        @JsonEnumDefaultValue
        UNKNOWN
    }
}
