/** Comes in: hop 6, {@code payment.command.v1}, and the same over REST; a wish becomes a fact. */
@NullMarked
package io.qrpay.initiator.command;

import org.jspecify.annotations.NullMarked;
