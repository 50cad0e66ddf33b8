package io.qrpay.initiator.till;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How tills are answered. */
@ConfigMapping(prefix = "qrpay.till")
interface TillConfig {

    /** How long a till waits for its QR before it is told to look later; tills are promised an answer within 2 s. */
    @WithDefault("PT1.8S")
    Duration answerWithin();

    /** How many checkouts of one replica are on their way at once; more are turned away. */
    @WithDefault("512")
    int inFlight();

    /** How long a payment that nobody knows yet is looked for: the fold needs some milliseconds to tell of a new one. */
    @WithDefault("PT1S")
    Duration appearWithin();

    /** How many listeners one replica has at once; more are turned away. */
    @WithDefault("10000")
    int listeners();

    /** How often a listener hears that nothing is new; the projection is looked at as often. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** How long the vendor's image is waited for. */
    @WithDefault("PT3S")
    Duration imageWithin();

    /** Whether a QR is drawn here where the till asked for its content; needs the vendor's approval. */
    @WithDefault("false")
    boolean drawOwnQr();
}
