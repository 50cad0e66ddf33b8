package io.qrpay.ingress.registration;

import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.webhook.WebhookSecret;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code webhook_ingress.registration}.
 *
 * @param id of the row
 * @param vendorId what the vendor calls the registration
 * @param msn the sales unit
 * @param expected what it is for
 * @param url as registered
 * @param secret what the vendor signs with; absent when our key does not open it
 * @param retired the vendor does not list it any more; late deliveries are still believed
 */
record KeptRegistration(
        UUID id,
        String vendorId,
        String msn,
        Expected expected,
        URI url,
        @Nullable WebhookSecret secret,
        boolean retired) {

    /** The last segment of the path, by which a delivery names it. */
    String urlId() {
        var path = url.getRawPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
