/** The QR API: redirect, callback and one-time codes. */
@NullMarked
package io.qrpay.vipps.qr;

import org.jspecify.annotations.NullMarked;
