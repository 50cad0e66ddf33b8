package io.qrpay.initiator.checkout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How checkouts are taken from Kafka. */
@ConfigMapping(prefix = "qrpay.checkout")
interface CheckoutConfig {

    /** How many checkouts of one replica are on their way at once; the partitions wait only when all these wait. */
    @WithDefault("512")
    int inFlight();
}
