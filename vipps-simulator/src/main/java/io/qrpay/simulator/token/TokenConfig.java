package io.qrpay.simulator.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How access tokens live. */
@ConfigMapping(prefix = "qrpay.simulator.token")
interface TokenConfig {

    /** Life of a token by the client's clock: the vendor's test environment gives one hour, production a day. */
    @WithDefault("1h")
    Duration lifetime();

    /** Valid tokens kept at once; the oldest is forgotten first. */
    @WithDefault("10000")
    int kept();
}
