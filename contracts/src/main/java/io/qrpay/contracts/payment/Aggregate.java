package io.qrpay.contracts.payment;

/**
 * The vendor's own sums of a payment at one moment, in minor units of the payment's currency.
 *
 * @param authorized what the customer approved
 * @param captured what was taken, refunds not subtracted
 * @param refunded what was given back
 * @param cancelled what was released, before or after the approval
 */
public record Aggregate(long authorized, long captured, long refunded, long cancelled) {}
