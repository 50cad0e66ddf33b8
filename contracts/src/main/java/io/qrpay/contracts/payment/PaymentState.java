package io.qrpay.contracts.payment;

/** Where a payment stands. The vendor's own state stays AUTHORIZED after a capture; ours tells the sums as well. */
public enum PaymentState {
    /** Asked for by a till, not yet known to Vipps. */
    REQUESTED,
    /** Vipps or qrpay said no before there was anything to approve. */
    REFUSED,
    /** There is a QR to scan. */
    AWAITING_CUSTOMER,
    /** The customer declined. */
    ABORTED,
    /** The customer did nothing in time. */
    EXPIRED,
    /** Ended by the merchant before the approval. */
    TERMINATED,
    /** The customer approved; the money is reserved. */
    AUTHORIZED,
    /** The reservation was released in full. */
    CANCELLED,
    PARTIALLY_CAPTURED,
    CAPTURED,
    PARTIALLY_REFUNDED,
    REFUNDED
}
