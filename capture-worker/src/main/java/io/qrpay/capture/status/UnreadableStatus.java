package io.qrpay.capture.status;

/** A record that is no status: it goes to the dead letter topic with this message, which repeats nothing of it. */
final class UnreadableStatus extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableStatus(String message) {
        super(message);
    }
}
