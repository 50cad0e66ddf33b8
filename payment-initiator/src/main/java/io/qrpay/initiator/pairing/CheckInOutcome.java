package io.qrpay.initiator.pairing;

import io.qrpay.initiator.creation.RequestedPayment;

/** What becomes of a check-in. */
public sealed interface CheckInOutcome {

    /** This checkout is the one to pay, and its create call is still to be made or repeated. */
    record Paired(RequestedPayment payment) implements CheckInOutcome {}

    /** No checkout waits at this code: the next one finds the customer there. */
    record Waiting() implements CheckInOutcome {}

    /** The same customer has been asked already. */
    record Repeated() implements CheckInOutcome {}

    /** Too old, or meant for a checkout that is over. */
    record Void() implements CheckInOutcome {}
}
