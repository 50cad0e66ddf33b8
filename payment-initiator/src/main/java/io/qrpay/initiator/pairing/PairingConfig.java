package io.qrpay.initiator.pairing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How checkouts at printed codes find their customers. */
@ConfigMapping(prefix = "qrpay.pairing")
public interface PairingConfig {

    /** Whether customers may scan printed codes; else such checkouts are refused, and nobody's check-in is read. */
    @WithDefault("true")
    boolean enabled();

    /**
     * Seals what is kept of customers: 32 random bytes in base64, the same in every replica; nothing starts without it
     * while this is enabled. After a change whoever waits at that moment has to scan again.
     */
    Optional<String> secretKey();

    /** How long before its checkout a customer may have scanned; at most the token's life. */
    @WithDefault("PT60S")
    Duration countsFor();

    /** How long the vendor's token is good for; it is deleted then, if it was of no use before. */
    @WithDefault("PT15M")
    Duration tokenLife();

    /** How long the database may take to decide; tills are promised an answer within 2 s. */
    @WithDefault("PT1S")
    Duration decideWithin();

    /** How long it is remembered who was asked to pay what, from the end of the checkout's validity. */
    @WithDefault("PT1H")
    Duration keptFor();

    /** How often waiting customers are looked for on behalf of the tills that listen. */
    @WithDefault("PT0.25S")
    Duration lookEvery();
}
