package io.qrpay.initiator.checkout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How checkouts are taken from Kafka. */
@ConfigMapping(prefix = "qrpay.checkout")
interface CheckoutConfig {

    /** How many checkouts of one replica are on their way at once; the partitions wait only when all these wait. */
    @WithDefault("512")
    int inFlight();

    /** How long the broker may take no records before consuming stops and the service calls itself dead. */
    @WithDefault("PT10M")
    Duration brokerAwayFor();
}
