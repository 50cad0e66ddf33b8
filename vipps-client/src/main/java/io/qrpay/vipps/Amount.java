package io.qrpay.vipps;

/**
 * An amount as the vendor writes it.
 *
 * @param value in minor units (øre, cent), 0 to 65 000 000
 * @param currency ISO 4217 code; that of the sales unit's market
 */
public record Amount(long value, String currency) {}
