package io.qrpay.simulator.deed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer did, or left undone.
 *
 * @param what the reference of the payment or agreement, or the merchant's own id of the code
 * @param amount in minor units; null with its currency where none was asked for
 */
public record Deed(
        Instant at,
        Kind kind,
        Who who,
        String msn,
        String what,
        @Nullable Long amount,
        @Nullable String currency) {

    /** What was done. */
    public enum Kind {
        APPROVED,
        /** The customer said yes, the card no. */
        CARD_REFUSED,
        DECLINED,
        WALKED_AWAY,
        /** Nobody said yes or no in time. */
        TIME_OVER,
        CHECKED_IN,
        /** The store did not take the check-in. */
        NOT_CONNECTED
    }

    /** Who played the customer. */
    public enum Who {
        CROWD,
        /** Somebody with a phone, or with its page. */
        PHONE,
        /** A test, a demonstration or the vendor's own test API. */
        PROGRAM,
        NOBODY
    }

    /** About money that was asked for. */
    public static Deed about(Kind kind, Who who, String msn, String reference, long amount, String currency) {
        return new Deed(Instant.now(), kind, who, msn, reference, amount, currency);
    }

    /** At a code that hangs in the store. */
    public static Deed at(Kind kind, Who who, String msn, String merchantQrId) {
        return new Deed(Instant.now(), kind, who, msn, merchantQrId, null, null);
    }
}
