/** Hop 7: one pending operation is performed at Vipps, at most once per attempt, and what became of it is decided. */
@NullMarked
package io.qrpay.capture.operation;

import org.jspecify.annotations.NullMarked;
