package io.qrpay.vipps.qr;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A redirect code as it is wanted.
 *
 * @param id the merchant's, 1 to 128 letters, digits, white space and {@code - _ + %}
 * @param redirectUrl where it is to lead
 * @param ttl how long it can be scanned, 5 minutes at least; null for ever
 */
public record RedirectToCreate(
        String id, String redirectUrl, @Nullable Duration ttl) {

    /** @throws IllegalArgumentException when the vendor would refuse one of them */
    public RedirectToCreate {
        QrRules.check(QrRules.redirectIdError(id), "id");
        QrRules.check(QrRules.redirectUrlError(redirectUrl), "redirectUrl");
        if (ttl != null) {
            QrRules.check(QrRules.ttlError(ttl.toSeconds()), "ttl");
        }
    }
}
