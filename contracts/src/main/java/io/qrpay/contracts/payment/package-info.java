/** Hops 4 and 5: what is learnt of a payment on {@code payment.event.v1}, what follows on {@code payment.status.v1}. */
@NullMarked
package io.qrpay.contracts.payment;

import org.jspecify.annotations.NullMarked;
