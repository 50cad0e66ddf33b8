package io.qrpay.contracts.qr;

import java.util.Locale;

/** Where a QR code stands. The first group is of printed codes, the second of one-time codes; FAILED is of both. */
public enum QrState {
    /** The chain wants it so, Vipps does not have it so yet. */
    WANTED,
    /** Vipps has it as the chain wants it. */
    IN_SYNC,
    /** Vipps has it otherwise, or not at all, though it was in sync. */
    DRIFTED,
    /** It is gone at Vipps as the chain wished. */
    DELETED,

    /** It can be scanned. */
    SHOWN,
    /** A customer has opened it. */
    SCANNED,
    /** The customer approved a payment. */
    RESERVED,
    /** The money of the payment was taken. */
    CAPTURED,
    /** The customer approved an agreement. */
    ACTIVE,
    /** The agreement was ended. */
    STOPPED,
    /** The payment was called off, by the customer or the merchant. */
    CANCELLED,
    /** Its time was over before the customer approved. */
    EXPIRED,

    /** Vipps refuses it. */
    FAILED;

    private final String cloudEventType =
            "io.qrpay.qr." + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1";

    /** The {@code ce_type} header, e.g. {@code io.qrpay.qr.in-sync.v1}. */
    public String cloudEventType() {
        return cloudEventType;
    }
}
