package io.qrpay.vipps.recurring;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.qrpay.vipps.Problem;

/** What the vendor answered about an agreement. */
public sealed interface AgreementOutcome {

    /** It is there. */
    record Found(String agreementId, Status status) implements AgreementOutcome {}

    /** There is no such agreement. */
    record Missing() implements AgreementOutcome {}

    /** A definite no. */
    record Refused(Problem problem) implements AgreementOutcome {}

    /** How it stands, by the vendor's names. */
    enum Status {
        /** The customer has not answered. */
        PENDING,
        ACTIVE,
        /** Refused by the customer, or ended later. */
        STOPPED,
        EXPIRED,
        @JsonEnumDefaultValue
        UNKNOWN
    }
}
