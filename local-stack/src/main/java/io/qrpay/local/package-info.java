/** Beside the flow: everything that a payment passes through, on one machine. */
@NullMarked
package io.qrpay.local;

import org.jspecify.annotations.NullMarked;
