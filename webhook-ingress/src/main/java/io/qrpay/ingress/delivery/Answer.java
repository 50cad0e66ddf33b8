package io.qrpay.ingress.delivery;

/** How a delivery ends. Only the status is sent: a body would tell strangers more than they should know. */
enum Answer {
    /** The broker has it. */
    ACCEPTED(200),
    /** An event that qrpay has no use for. */
    UNKNOWN_EVENT(200),
    /** An event of a partner's sales unit that qrpay does not know. */
    NOT_OURS(200),
    /** The broker has what can be kept of it: the same body would be no better next time. */
    MALFORMED(200),
    /** Not known, not signed rightly, or not now. */
    UNAUTHORIZED(401),
    METHOD_NOT_ALLOWED(405),
    TOO_LARGE(413),
    /** The broker does not have it. */
    UNAVAILABLE(503),
    /** Too much is in flight. */
    BUSY(503),
    /** The body did not come, or the broker did not answer, in time. */
    LATE(503),
    /** The sender has gone before there was an answer. */
    GONE(0);

    private final int status;

    Answer(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** A connection of HTTP/1 cannot be used again then. */
    boolean leavesRequestUnread() {
        return this == TOO_LARGE || this == LATE;
    }
}
