package io.qrpay.vipps.epayment;

import io.qrpay.vipps.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the vendor answered to a create. */
public sealed interface CreateOutcome {

    /**
     * The payment exists.
     *
     * @param reference the payment's
     * @param redirectUrl what to show: see {@link QrFormat}; holds a token, so it is never logged
     */
    record Created(String reference, @Nullable String redirectUrl) implements CreateOutcome {
        @Override
        public String toString() {
            return "Created[reference=" + reference + "]";
        }
    }

    /** A definite no: this request with this key will never create a payment. */
    record Refused(Problem problem) implements CreateOutcome {}

    /**
     * The answer does not tell whether a payment exists and whose it is (409, 423, 429, 4020, 4150, 6160, an unreadable
     * success, or a refusal after an answer was lost): the event log does.
     *
     * @param retryAfter how long the vendor wants no further call, where it says so
     */
    record Unclear(Problem problem, @Nullable Duration retryAfter) implements CreateOutcome {}
}
