package io.qrpay.initiator.day;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How stores' days are read. */
@ConfigMapping(prefix = "qrpay.day")
interface DayConfig {

    /** How long a reader waits for the database; the database gives up then too. */
    @WithDefault("PT5S")
    Duration readWithin();

    /**
     * How many days one replica reads at once; more are turned away. Far fewer than it has connections: a thousand stores that
     * close at ten must not hold up the fold and the tills.
     */
    @WithDefault("4")
    int reads();

    /** How many open payments are named, of the day and of the days before it each; all are counted. */
    @WithDefault("200")
    int openNamed();
}
