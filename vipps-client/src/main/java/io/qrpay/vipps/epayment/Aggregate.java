package io.qrpay.vipps.epayment;

import io.qrpay.vipps.Amount;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;

/** The vendor's sums of a payment: what was reserved, and what became of it. */
@RegisterForReflection
public record Aggregate(Amount authorizedAmount, Amount capturedAmount, Amount refundedAmount, Amount cancelledAmount) {
    public Aggregate {
        Objects.requireNonNull(authorizedAmount, "authorizedAmount");
        Objects.requireNonNull(capturedAmount, "capturedAmount");
        Objects.requireNonNull(refundedAmount, "refundedAmount");
        Objects.requireNonNull(cancelledAmount, "cancelledAmount");
    }
}
