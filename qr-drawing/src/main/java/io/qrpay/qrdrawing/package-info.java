/** Draws QR codes as SVG and PNG, without AWT: in a native image too. */
@NullMarked
package io.qrpay.qrdrawing;

import org.jspecify.annotations.NullMarked;
