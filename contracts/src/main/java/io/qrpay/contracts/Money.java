package io.qrpay.contracts;

/**
 * An amount of money.
 *
 * @param value in minor units (øre, cent), e.g. {@code 12_500} for 125.00
 * @param currency ISO 4217 code, e.g. {@code NOK}
 */
public record Money(long value, String currency) {}
