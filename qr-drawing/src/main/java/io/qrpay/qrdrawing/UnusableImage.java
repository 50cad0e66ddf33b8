package io.qrpay.qrdrawing;

/** Somebody else's image is broken, or of a sort that this module does not work on. */
public final class UnusableImage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableImage(String what) {
        super(what);
    }

    UnusableImage(String what, Throwable cause) {
        super(what, cause);
    }
}
