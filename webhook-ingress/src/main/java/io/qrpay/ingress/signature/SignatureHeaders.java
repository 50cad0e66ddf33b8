package io.qrpay.ingress.signature;

import org.jspecify.annotations.Nullable;

/**
 * What a delivery claims about itself.
 *
 * @param date {@code x-ms-date}, RFC 1123
 * @param contentHash {@code x-ms-content-sha256}
 * @param authorization {@code Authorization}
 */
public record SignatureHeaders(
        @Nullable String date,
        @Nullable String contentHash,
        @Nullable String authorization) {}
