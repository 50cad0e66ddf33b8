/** The pictures on the till's screen and on the wall: payment or merchant's code -> QR image -> phone. */
@NullMarked
package io.qrpay.simulator.qr;

import org.jspecify.annotations.NullMarked;
