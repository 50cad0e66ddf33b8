/** Hops 2 and 7, the door: every request to a vendor API passes the checks of headers, keys and rates here. */
@NullMarked
package io.qrpay.simulator.gateway;

import org.jspecify.annotations.NullMarked;
