package io.qrpay.vipps.qr;

import java.time.Duration;

/**
 * The code of one payment.
 *
 * @param imageUrl where its image is; whoever has the URL has the code
 * @param expiresIn how long it can be scanned
 */
public record OneTimeQr(String imageUrl, Duration expiresIn) {}
