package io.qrpay.ingress.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How the vendor finds us, and how its secrets are kept. */
@ConfigMapping(prefix = "qrpay.ingress")
interface IngressConfig {

    /** What the vendor calls, without {@code /v1/webhooks}: HTTPS on port 443 or 8080. Signatures are over it. */
    URI publicUrl();

    /** Encrypts the secrets in the database: AES-256, 32 bytes in base64. Losing it means registering anew. */
    String secretKey();

    /** How the registrations are looked after. */
    Looking registration();

    /** How the registrations are looked after. */
    interface Looking {

        /** How often every sales unit is compared with the vendor: it drops an endpoint silently after two weeks. */
        @WithDefault("10m")
        Duration compareEvery();

        /** How often the database is read for what other replicas registered. */
        @WithDefault("30s")
        Duration refreshEvery();

        /** How many sales units are compared at once. */
        @WithDefault("4")
        int parallel();

        /** How many sales units are compared in a second, at most: the vendor's limits are not published. */
        @WithDefault("20")
        int perSecond();

        /** When a sales unit is tried again after Vipps or the database failed; the pause doubles, with jitter. */
        @WithDefault("1s")
        Duration retryAfter();

        /** How long one sales unit may take. */
        @WithDefault("60s")
        Duration unitWithin();

        /** How long a statement may take. */
        @WithDefault("5s")
        Duration databaseAnswersWithin();

        /** How long deliveries signed for a registration that is gone are believed: the vendor retries for 7 days. */
        @WithDefault("8d")
        Duration retiredFor();
    }
}
