package io.qrpay.vipps.qr;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A code that sends whoever scans it to an address.
 *
 * @param id the merchant's
 * @param imageUrl where its image is
 * @param redirectUrl where it leads at present
 * @param expiresIn how long it can be scanned; null for ever
 */
public record RedirectQr(
        String id,
        String imageUrl,
        String redirectUrl,
        @Nullable Duration expiresIn) {}
