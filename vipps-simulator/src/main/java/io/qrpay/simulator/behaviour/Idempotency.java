package io.qrpay.simulator.behaviour;

/** What a repeated request with the same key and the same body is answered. */
public enum Idempotency {
    /** The first answer again, word for word, the redirectUrl of a create included. */
    REPLAY,
    /** The payment as it is now; a create that is no longer waiting for its customer has no redirectUrl. */
    AGGREGATE
}
