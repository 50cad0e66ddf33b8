package io.qrpay.initiator.console;

/** Somebody looks at dead letters, or puts some back, at this moment. */
final class LetterBoxBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LetterBoxBusy() {
        super("dead letters are being dealt with");
    }
}
