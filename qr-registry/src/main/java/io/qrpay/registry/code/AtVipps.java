package io.qrpay.registry.code;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Vipps tells of a code that it has.
 *
 * @param imageUrl where its image is at present; holds a token
 * @param content what the code holds; not told of redirects
 * @param expiresAt when it ends, where it ends
 */
public record AtVipps(
        String imageUrl, @Nullable String content, @Nullable Instant expiresAt) {

    /** Without the address. */
    @Override
    public String toString() {
        return "AtVipps[expiresAt=" + expiresAt + "]";
    }
}
