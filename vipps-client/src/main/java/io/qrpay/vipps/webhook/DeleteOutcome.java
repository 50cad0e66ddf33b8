package io.qrpay.vipps.webhook;

import io.qrpay.vipps.Problem;

/** What the vendor answered to the removal of a registration. */
public sealed interface DeleteOutcome {

    /** It does not exist any more. */
    record Deleted() implements DeleteOutcome {}

    /** A definite no. */
    record Refused(Problem problem) implements DeleteOutcome {}
}
