package io.qrpay.vipps.epayment;

import io.qrpay.vipps.Amount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the vendor knows of a payment now. */
public sealed interface ReadOutcome {

    /**
     * The payment as it is.
     *
     * @param state the vendor's, which stays AUTHORIZED after captures, refunds and cancels
     * @param amount what was asked for at creation
     * @param pspReference that of the creation
     * @param redirectUrl as in {@link CreateOutcome.Created}; never logged
     * @param captureGuaranteedUntil until when a capture is sure to succeed, where told
     */
    record Found(
            String reference,
            VippsState state,
            Amount amount,
            Aggregate aggregate,
            String pspReference,
            @Nullable String redirectUrl,
            @Nullable Instant captureGuaranteedUntil)
            implements ReadOutcome {

        @Override
        public String toString() {
            return "Found[reference=" + reference + ", state=" + state + ", amount=" + amount + ", aggregate="
                    + aggregate + ", pspReference=" + pspReference + ", captureGuaranteedUntil="
                    + captureGuaranteedUntil + "]";
        }
    }

    /** The sales unit has no such payment. */
    record Unknown() implements ReadOutcome {}
}
