/** Hop 6: a store system wants a payment captured, cancelled or refunded, on {@code payment.command.v1} or over REST. */
@NullMarked
package io.qrpay.contracts.command;

import org.jspecify.annotations.NullMarked;
