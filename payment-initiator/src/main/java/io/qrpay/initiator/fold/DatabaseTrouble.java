package io.qrpay.initiator.fold;

/** The database did not answer, or not as it should; the batch is tried again. */
final class DatabaseTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseTrouble(String what) {
        super(what);
    }

    DatabaseTrouble(String what, Throwable cause) {
        super(what, cause);
    }
}
