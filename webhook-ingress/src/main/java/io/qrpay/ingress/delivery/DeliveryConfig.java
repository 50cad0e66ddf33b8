package io.qrpay.ingress.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is taken on, and how fast it is answered. */
@ConfigMapping(prefix = "qrpay.ingress.delivery")
interface DeliveryConfig {

    /** Bytes of the largest body that is read; the vendor's are below 4,000. */
    @WithDefault("65536")
    int maxBody();

    /** How many deliveries may wait for the broker at once; what comes above is answered 503 and comes again. */
    @WithDefault("5000")
    int maxInFlight();

    /** The vendor counts no answer within 10 s as a failure; then ours is 503. */
    @WithDefault("9s")
    Duration answerWithin();
}
