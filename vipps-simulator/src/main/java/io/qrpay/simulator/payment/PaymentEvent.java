package io.qrpay.simulator.payment;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a payment's event log.
 *
 * @param number unique among all events; its pspReference follows from it
 * @param amount the event's own amount in minor units, of the payment's currency
 * @param at epoch milliseconds
 * @param key the idempotency key of the request that caused it; cancels have none
 */
record PaymentEvent(
        long number,
        EventName name,
        long amount,
        long at,
        @Nullable String key,
        boolean success) {

    /** A UUID or a decimal number: the vendor gives both, so clients must take both. */
    String pspReference() {
        return PspReference.of(number);
    }
}
