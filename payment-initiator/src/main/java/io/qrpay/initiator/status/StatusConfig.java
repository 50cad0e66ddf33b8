package io.qrpay.initiator.status;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the projection is read. */
@ConfigMapping(prefix = "qrpay.status")
interface StatusConfig {

    /** How long a reader waits for the database. */
    @WithDefault("PT2S")
    Duration readWithin();

    /** How many reads of one replica wait for the database at once; more are turned away. */
    @WithDefault("512")
    int reads();
}
