package io.qrpay.initiator.day;

import org.jspecify.annotations.Nullable;

/**
 * What the payments came to that were asked for in one hour of a store's day; amounts in minor units.
 *
 * @param hour 0 to 23 by the clock on the wall: when that is put back, one hour holds two
 * @param currency absent for refused checkouts that did not say it readably
 * @param payments how many
 * @param netAmount taken less given back, as it is now
 */
public record Hour(int hour, @Nullable String currency, long payments, long netAmount) {}
