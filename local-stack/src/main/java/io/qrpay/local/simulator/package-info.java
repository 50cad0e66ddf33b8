/** Hop 2, 3 and 7 from the other side: what the simulated Vipps is told to do, and what it says has happened. */
@NullMarked
package io.qrpay.local.simulator;

import org.jspecify.annotations.NullMarked;
