/** Decides: one Vipps payment per checkout, {@code POST /epayment/v1/payments}; what follows becomes facts. */
@NullMarked
package io.qrpay.initiator.creation;

import org.jspecify.annotations.NullMarked;
