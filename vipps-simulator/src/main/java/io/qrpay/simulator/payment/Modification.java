package io.qrpay.simulator.payment;

import io.qrpay.simulator.answer.ErrorCode;

/** What comes of a capture, refund or cancel. */
sealed interface Modification {

    /** Done; the payment was so right afterwards. */
    record Done(State state, Aggregate aggregate) implements Modification {
        static Done with(Payment payment) {
            return new Done(payment.state(), payment.aggregate());
        }
    }

    /** Not done; with the same key it stays so. */
    record Refused(ErrorCode code) implements Modification {}

    /** Tried and failed; the same key may be tried again. */
    record Failed(int status, String code) implements Modification {}

    /** Not even looked at, for another write has the payment; the same key may be tried again. */
    record TurnedAway(Lock lock) implements Modification {}
}
