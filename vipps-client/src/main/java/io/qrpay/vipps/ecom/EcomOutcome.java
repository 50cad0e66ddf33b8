package io.qrpay.vipps.ecom;

import io.qrpay.vipps.Problem;

/** What the vendor answered about an eCom payment. */
public sealed interface EcomOutcome {

    /**
     * It is there.
     *
     * @param scanned whether a customer has opened it in the app: a transaction exists
     * @param progress how far it is
     */
    record Found(String orderId, boolean scanned, Progress progress) implements EcomOutcome {}

    /** There is no such payment. */
    record Missing() implements EcomOutcome {}

    /** A definite no. */
    record Refused(Problem problem) implements EcomOutcome {}

    /** The latest that succeeded. */
    enum Progress {
        INITIATED,
        RESERVED,
        CAPTURED,
        CANCELLED,
        REFUNDED
    }
}
