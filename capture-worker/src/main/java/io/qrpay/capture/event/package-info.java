/** Hop 4: what became of an operation goes out as facts on {@code payment.event.v1}. */
@NullMarked
package io.qrpay.capture.event;

import org.jspecify.annotations.NullMarked;
