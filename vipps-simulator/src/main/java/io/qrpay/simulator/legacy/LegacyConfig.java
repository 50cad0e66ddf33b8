package io.qrpay.simulator.legacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many payments and agreements of the older APIs are kept. */
@ConfigMapping(prefix = "qrpay.simulator.legacy")
interface LegacyConfig {

    /** Kept at most; one more lets the oldest be forgotten. */
    @WithDefault("20000")
    int kept();
}
