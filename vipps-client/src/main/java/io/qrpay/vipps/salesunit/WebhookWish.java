package io.qrpay.vipps.salesunit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the webhooks of a set of credentials are to be registered.
 *
 * @param byPartner once for all its sales units, instead of once for each
 * @param renewedAfter registrations made before this time are to be replaced once it has come; absent for none
 */
public record WebhookWish(boolean byPartner, @Nullable Instant renewedAfter) {
    static final WebhookWish USUAL = new WebhookWish(false, null);
}
