package io.qrpay.ingress.registration;

import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.salesunit.Party;
import io.qrpay.vipps.webhook.WebhookSecret;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code webhook_ingress.registration}.
 *
 * @param id of the row
 * @param vendorId what the vendor calls the registration
 * @param party whom it was made for
 * @param expected what it is for
 * @param url as registered
 * @param secret what the vendor signs with; absent when none of our keys opens it
 * @param madeAt when the vendor made it, by our clock
 * @param retired the vendor does not list it any more; late deliveries are still believed
 */
record KeptRegistration(
        UUID id,
        String vendorId,
        Party party,
        Expected expected,
        URI url,
        @Nullable WebhookSecret secret,
        Instant madeAt,
        boolean retired) {

    /** The vendor lists it, as far as we know, and what it signs can be checked. */
    boolean isLive() {
        return !retired && secret != null;
    }

    Purpose purpose() {
        return new Purpose(party, expected);
    }

    /** The last segment of the path, by which a delivery names it. */
    String urlId() {
        var path = url.getRawPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
