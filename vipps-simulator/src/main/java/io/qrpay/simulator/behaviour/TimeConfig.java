package io.qrpay.simulator.behaviour;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The speed of the vendor's time. */
@ConfigMapping(prefix = "qrpay.simulator")
interface TimeConfig {

    /**
     * How much faster than ours the vendor's time runs: at 60, ten minutes pass in ten seconds. It shortens the
     * lifetime of payments and customer tokens, the periods of capture, cancel and refund, the webhooks' retry ladder
     * and the silence that ends a registration. Timeouts, rate limits and the life of access tokens stay as they are, for clients count those by their
     * own clock.
     */
    @WithDefault("1")
    double timeFactor();
}
