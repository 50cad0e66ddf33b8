/** Hop 9: how the QR codes of a chain stand, on {@code qr.status.v1}. */
@NullMarked
package io.qrpay.contracts.qr;

import org.jspecify.annotations.NullMarked;
