package io.qrpay.initiator.status;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How people's searches are answered. */
@ConfigMapping(prefix = "qrpay.search")
interface SearchConfig {

    /** How long a search may take; the database gives up then too. */
    @WithDefault("PT3S")
    Duration readWithin();

    /** How many one replica answers at once; more are turned away. Far fewer than it has connections. */
    @WithDefault("4")
    int reads();
}
