package io.qrpay.initiator.command;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How commands are taken. */
@ConfigMapping(prefix = "qrpay.command")
interface CommandConfig {

    /** How many commands of one replica are on their way at once; the partitions wait only when all these wait. */
    @WithDefault("256")
    int inFlight();

    /** How long a payment that nobody knows yet is looked for: the fold may be behind its topic. */
    @WithDefault("PT10S")
    Duration appearWithin();
}
