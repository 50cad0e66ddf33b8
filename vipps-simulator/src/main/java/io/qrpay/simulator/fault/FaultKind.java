package io.qrpay.simulator.fault;

/** What can go wrong. */
public enum FaultKind {
    /** The request waits before anything is done. */
    LATENCY,
    /** The request is answered with {@code status} and nothing is done. */
    STATUS,
    /** The connection drops before anything is done. */
    LOST_REQUEST,
    /** It is done, and the connection drops before the answer. */
    LOST_ANSWER,
    /** It is done at once, webhooks and all, and the answer comes later. */
    LATE_ANSWER,
    /** A capture, cancel or refund is tried and fails: an error code, and an event that says {@code success: false}. */
    FAILED_OPERATION,
    /** A capture, cancel or refund is done, and keeps its payment locked for a while: other writes are turned away. */
    LOCKED_PAYMENT,
    /** The webhook is delivered twice. */
    DUPLICATE_WEBHOOK,
    /** The webhook comes later, and so do all that follow it. */
    LATE_WEBHOOK,
    /** The webhook is delivered after the one that follows it, or after a delay when none follows. */
    REORDERED_WEBHOOK,
    /** The webhook is never sent. */
    NO_WEBHOOK,
    /** The webhook is sent without its idempotency key. */
    WEBHOOK_WITHOUT_KEY;

    boolean hitsWebhooks() {
        return compareTo(DUPLICATE_WEBHOOK) >= 0;
    }

    /** Whether it hits nothing but captures, cancels and refunds. */
    boolean hitsModifications() {
        return this == FAILED_OPERATION || this == LOCKED_PAYMENT;
    }
}
