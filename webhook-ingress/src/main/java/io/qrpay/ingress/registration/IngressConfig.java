package io.qrpay.ingress.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the vendor finds us, and how its secrets are kept. */
@ConfigMapping(prefix = "qrpay.ingress")
interface IngressConfig {

    /** What the vendor calls, without {@code /v1/webhooks}: HTTPS on port 443 or 8080. Signatures are over it. */
    URI publicUrl();

    /**
     * Encrypts the secrets in the database: AES-256, 32 bytes in base64. Several, with commas, while the key is changed:
     * the first one seals, all of them open. Losing it means registering anew.
     */
    List<String> secretKey();

    /** How the registrations are looked after. */
    Looking registration();

    /** How the registrations are looked after. */
    interface Looking {

        /**
         * How often every sales unit is compared with the vendor, by any one of the replicas: it drops an endpoint
         * silently after two weeks.
         */
        @WithDefault("PT10M")
        Duration compareEvery();

        /** The age at which a registration is replaced by a new one; empty for never. */
        @WithDefault("P90D")
        Optional<Duration> rotateAfter();

        /** How long a replaced registration and its successor serve together; shorter than {@code rotate-after}. */
        @WithDefault("P1D")
        Duration overlap();

        /** How often the database is read as a whole, whether it has changed or not. */
        @WithDefault("PT30S")
        Duration refreshEvery();

        /** How many sales units one replica compares at once. */
        @WithDefault("4")
        int parallel();

        /** Calls a second that one replica makes with one set of credentials: the vendor's limits are not published. */
        @WithDefault("20")
        int callsPerSecond();

        /** No call with those credentials for so long when Vipps answers 429 and does not say how long it wants. */
        @WithDefault("PT10S")
        Duration busyPause();

        /** When a sales unit is tried again after Vipps or the database failed; the pause doubles, with jitter. */
        @WithDefault("PT1S")
        Duration retryAfter();

        /** How long one sales unit may take. */
        @WithDefault("PT1M")
        Duration unitWithin();

        /** How long a statement may take. */
        @WithDefault("PT5S")
        Duration databaseAnswersWithin();

        /** How long deliveries signed for a registration that is gone are believed: the vendor retries for 7 days. */
        @WithDefault("P8D")
        Duration retiredFor();
    }
}
