/** Checkouts in, payments at Vipps, facts and status out; answers the tills. */
@NullMarked
package io.qrpay.initiator;

import org.jspecify.annotations.NullMarked;
