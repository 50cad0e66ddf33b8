package io.qrpay.vipps.epayment;

import io.qrpay.vipps.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the vendor answered to a capture, cancel or refund. */
public sealed interface ModifyOutcome {

    /**
     * The vendor says it is done; only the aggregate tells what was.
     *
     * @param state the vendor's, which stays AUTHORIZED after captures, refunds and cancels
     * @param aggregate the sums after the call
     * @param pspReference that of the payment's creation, not of this operation
     */
    record Done(VippsState state, Aggregate aggregate, String pspReference) implements ModifyOutcome {}

    /** A definite no to this attempt; another attempt needs another key. */
    record Refused(Problem problem) implements ModifyOutcome {}

    /**
     * The answer does not tell whether this attempt took effect (409, 423, 429, 4010, 4150, 6160, 6170, 6180, an
     * unreadable success, or a refusal after an answer was lost): for captures and refunds the event log does, for
     * cancels state and aggregate.
     *
     * @param retryAfter how long the vendor wants no further call, where it says so
     */
    record Unclear(Problem problem, @Nullable Duration retryAfter) implements ModifyOutcome {}
}
