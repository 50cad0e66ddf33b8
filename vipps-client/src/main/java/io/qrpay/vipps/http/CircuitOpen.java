package io.qrpay.vipps.http;

import java.time.Duration;

/** The operation keeps failing, so nothing was sent. */
public final class CircuitOpen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration left;

    CircuitOpen(Duration left) {
        super("Vipps is not asked while it keeps failing", null, false, false);
        this.left = left;
    }

    /** How long until it is tried again. */
    public Duration left() {
        return left;
    }
}
