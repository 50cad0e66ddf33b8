package io.qrpay.vipps.epayment;

import io.qrpay.vipps.Amount;

/** The vendor's sums of a payment: what was reserved, and what became of it. */
public record Aggregate(
        Amount authorizedAmount, Amount capturedAmount, Amount refundedAmount, Amount cancelledAmount) {}
