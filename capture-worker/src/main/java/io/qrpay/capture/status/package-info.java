/** Hop 5: {@code payment.status.v1} comes in; statuses without a pending operation are passed by. */
@NullMarked
package io.qrpay.capture.status;

import org.jspecify.annotations.NullMarked;
