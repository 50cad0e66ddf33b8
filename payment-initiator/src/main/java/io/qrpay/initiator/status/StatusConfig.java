package io.qrpay.initiator.status;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the projection is read. */
@ConfigMapping(prefix = "qrpay.status")
public interface StatusConfig {

    /** How long a reader waits for the database. */
    @WithDefault("PT2S")
    Duration readWithin();

    /** How many reads of one replica wait for the database at once; more are turned away. */
    @WithDefault("512")
    int reads();

    /** How often a screen hears that nothing is new. One that hears nothing for 12 s says that it has no connection. */
    @WithDefault("PT4S")
    Duration beat();

    /** How often a screen looks for what the feed did not bring. */
    @WithDefault("PT15S")
    Duration lookAgain();

    /** How many screens one replica serves at once; more are turned away. */
    @WithDefault("10000")
    int screens();
}
