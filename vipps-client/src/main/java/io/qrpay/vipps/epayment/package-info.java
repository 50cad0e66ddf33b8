/** Hops 2 and 7: creates payments at Vipps, reads them, captures, cancels and refunds them. */
@NullMarked
package io.qrpay.vipps.epayment;

import org.jspecify.annotations.NullMarked;
