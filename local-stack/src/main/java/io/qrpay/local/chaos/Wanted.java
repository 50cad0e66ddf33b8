package io.qrpay.local.chaos;

import java.util.Set;

/**
 * What a till wants of one payment; money in minor units.
 *
 * @param paymentKey {@code <msn>/<reference>}
 * @param amount of the checkout
 * @param customers who may pay; nobody by name where the QR on the screen is scanned
 * @param cancelled whether it is to be cancelled as a whole, by command or because another checkout took its place
 * @param captures the most that may be taken
 * @param refunds the most that may be given back
 */
record Wanted(String paymentKey, long amount, Set<String> customers, boolean cancelled, long captures, long refunds) {
    Wanted {
        customers = Set.copyOf(customers);
    }
}
