package io.qrpay.vipps.http;

/** There is no answer: no connection, a dropped one, or none in time. Without a stack trace, as it comes from outside. */
public final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    NoAnswer(String message, boolean sent, Throwable cause) {
        super(message, cause, true, false);
        this.sent = sent;
    }

    /** Whether the request may have reached Vipps; false is certain. */
    public boolean maybeSent() {
        return sent;
    }
}
