package io.qrpay.contracts.payment;

import java.util.Locale;

/** What happened or is wanted. The first group is ours, the second the vendor's event names, the third the tills' wishes. */
public enum FactName {
    REQUESTED,
    REFUSED,

    CREATED,
    AUTHORIZED,
    ABORTED,
    EXPIRED,
    TERMINATED,
    CAPTURED,
    CANCELLED,
    REFUNDED,

    CAPTURE_WANTED,
    CANCEL_WANTED,
    REFUND_WANTED,

    /** The vendor said a definite no to one attempt; with {@code notBefore} the next attempt waits for that time. */
    OPERATION_REFUSED,
    /** The attempt could not be finished now; it waits for {@code notBefore}. */
    OPERATION_DEFERRED,
    /** The clock says that {@code notBefore} has come. */
    OPERATION_RESUMED,
    /** The clock says that what is reserved is soon lost unless it is captured. */
    CAPTURE_DUE;

    private final String cloudEventType =
            "io.qrpay.payment." + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1";

    /** The {@code ce_type} header, e.g. {@code io.qrpay.payment.operation-refused.v1}. */
    public String cloudEventType() {
        return cloudEventType;
    }
}
