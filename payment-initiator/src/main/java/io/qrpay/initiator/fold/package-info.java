/** {@code payment.event.v1} in, the projection and {@code payment.status.v1} out: the one writer of a payment's status. */
@NullMarked
package io.qrpay.initiator.fold;

import org.jspecify.annotations.NullMarked;
