/** Comes in: {@code payment.status.v1} and its projection in the database, for those who ask. */
@NullMarked
package io.qrpay.initiator.status;

import org.jspecify.annotations.NullMarked;
