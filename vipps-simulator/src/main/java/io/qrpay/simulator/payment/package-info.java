/** Hops 2 and 7: client -> ePayment API -> payments, their states and events. */
@NullMarked
package io.qrpay.simulator.payment;

import org.jspecify.annotations.NullMarked;
