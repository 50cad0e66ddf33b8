/** Comes in: {@code checkout.requested.v1}. Reads a checkout strictly, hands it to creation, refuses what cannot be used. */
@NullMarked
package io.qrpay.initiator.checkout;

import org.jspecify.annotations.NullMarked;
