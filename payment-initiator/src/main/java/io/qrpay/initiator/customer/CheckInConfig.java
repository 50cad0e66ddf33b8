package io.qrpay.initiator.customer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How check-ins are taken from Kafka. */
@ConfigMapping(prefix = "qrpay.check-in")
interface CheckInConfig {

    /** How many check-ins of one replica are on their way at once; the partitions wait only when all these wait. */
    @WithDefault("256")
    int inFlight();
}
