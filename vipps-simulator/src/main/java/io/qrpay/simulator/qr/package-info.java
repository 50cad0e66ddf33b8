/** The picture on the till's screen: payment -> QR image -> phone. */
@NullMarked
package io.qrpay.simulator.qr;

import org.jspecify.annotations.NullMarked;
