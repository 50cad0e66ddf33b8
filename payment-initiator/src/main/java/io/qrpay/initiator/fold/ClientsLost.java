package io.qrpay.initiator.fold;

/** The transaction could not even be aborted (the producer is fenced, say): both clients are made anew. */
final class ClientsLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientsLost(Throwable cause) {
        super("the producer cannot go on", cause);
    }
}
