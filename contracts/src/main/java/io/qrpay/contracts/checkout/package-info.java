/** Hop 1: a store system asks for a payment on {@code checkout.requested.v1} or over REST. */
@NullMarked
package io.qrpay.contracts.checkout;

import org.jspecify.annotations.NullMarked;
