package io.qrpay.ingress.registration;

import io.qrpay.ingress.event.Expected;
import io.qrpay.ingress.event.Scope;
import io.qrpay.vipps.webhook.SignedUrl;
import io.qrpay.vipps.webhook.WebhookSecret;
import java.util.List;
import java.util.UUID;

/**
 * One of our URLs at the vendor, as deliveries to it are checked.
 *
 * @param scope the sales units that it may speak of
 * @param expected what comes to it
 * @param url what is signed of it
 * @param secrets all that may have signed: several while one replaces another
 */
public record Registration(Scope scope, Expected expected, SignedUrl url, List<WebhookSecret> secrets) {

    /** Stands for every unknown URL: its secret is nobody's, so that refusing a stranger takes as long as a forger. */
    public static final Registration NOBODY = new Registration(
            new Scope.SalesUnit(""),
            Expected.PAYMENT,
            SignedUrl.of("nobody.invalid", "/v1/webhooks/" + UUID.randomUUID()),
            List.of(WebhookSecret.of(UUID.randomUUID().toString())));

    public Registration {
        secrets = List.copyOf(secrets);
    }
}
