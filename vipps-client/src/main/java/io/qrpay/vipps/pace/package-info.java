/** Calls at a gentle pace, for work that nobody waits for. */
@NullMarked
package io.qrpay.vipps.pace;

import org.jspecify.annotations.NullMarked;
