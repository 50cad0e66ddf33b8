package io.qrpay.simulator.fault;

/** The vendor's calls, as faults name them. */
public enum Operation {
    TOKEN,
    CREATE,
    GET,
    EVENTS,
    CANCEL,
    CAPTURE,
    REFUND,
    FORCE_APPROVE,
    WEBHOOKS,
    QR_IMAGE;

    /** Whether the vendor counts it among the writes of a payment. */
    public boolean isWrite() {
        return this == CREATE || this == CANCEL || this == CAPTURE || this == REFUND;
    }

    /** Whether the vendor counts it among the reads of a payment. */
    public boolean isRead() {
        return this == GET || this == EVENTS;
    }

    /** Whether the vendor demands an idempotency key. */
    public boolean needsKey() {
        return this == CREATE || this == CAPTURE || this == REFUND;
    }
}
