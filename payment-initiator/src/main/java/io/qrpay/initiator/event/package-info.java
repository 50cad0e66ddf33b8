/** Goes out: the facts, to {@code payment.event.v1}. */
@NullMarked
package io.qrpay.initiator.event;

import org.jspecify.annotations.NullMarked;
