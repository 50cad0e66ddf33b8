package io.qrpay.initiator.status;

/** The database does not answer, or too many wait for it. */
public final class StatusUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StatusUnavailable(Throwable cause) {
        super("the projection cannot be read", cause);
    }
}
