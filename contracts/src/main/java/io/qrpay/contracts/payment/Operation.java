package io.qrpay.contracts.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that qrpay does or did with the money at Vipps.
 *
 * @param id {@code auto} for the full capture of capture mode AUTO, {@code refused} for the cancel of a payment that was
 *     refused to the till, {@code superseded} for the cancel of a payment that a later checkout of the till replaced, else
 *     the till's command id
 * @param kind what is done
 * @param amount in minor units of the payment's currency; absent on a cancel, which releases the whole rest
 * @param attempt from 1; each attempt has an idempotency key of its own
 * @param state how far it is
 * @param code why the last attempt failed, the vendor's code or one of ours
 * @param requestedBy who wanted it
 * @param notBefore when a DEFERRED one is tried again; absent when it waits for the payment's creation or for the
 *     operation before it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Operation(
        String id,
        Kind kind,
        @Nullable Long amount,
        int attempt,
        State state,
        @Nullable String code,
        @Nullable String requestedBy,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant notBefore) {

    /** The id of the full capture of capture mode AUTO. */
    public static final String AUTO = "auto";
    /** The id of the cancel of a payment that came to life after the till had been told REFUSED. */
    public static final String REFUSED = "refused";

    /** The id of the cancel of a payment whose till began a new checkout in its place. */
    public static final String SUPERSEDED = "superseded";

    public enum Kind {
        CAPTURE,
        CANCEL,
        REFUND
    }

    public enum State {
        /** To be done now by the capture worker. */
        PENDING,
        /** To be done later. */
        DEFERRED,
        DONE,
        /** The vendor will not do it; {@code code} says why. */
        REFUSED,
        /** No longer wanted. */
        VOID
    }
}
