package io.qrpay.simulator.payment;

/**
 * Money in minor units.
 *
 * @param currency ISO 4217, e.g. {@code NOK}
 */
public record Amount(String currency, long value) {}
