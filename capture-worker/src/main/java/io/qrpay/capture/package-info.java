/** Hops 5 to 7 and back to 4: what a status shows as pending is done at Vipps and told as a fact. */
@NullMarked
package io.qrpay.capture;

import org.jspecify.annotations.NullMarked;
