package io.qrpay.initiator.polling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How eagerly Vipps is asked for what no webhook brought. */
@ConfigMapping(prefix = "qrpay.polling")
interface PollingConfig {

    /** False for a rebuild of the projection, which must not act. */
    @WithDefault("true")
    boolean enabled();

    /** After a payment was created; the vendor asks for no earlier poll. */
    @WithDefault("PT5S")
    Duration firstAfter();

    /** After a checkout's validity ended without an answer: whoever still creates it is done by then. */
    @WithDefault("PT15S")
    Duration requestedAfter();

    /** Between two polls of a young payment; the vendor's recommendation. The pause grows with the payment's age. */
    @WithDefault("PT2S")
    Duration shortestPause();

    /** Between two polls of an old payment. */
    @WithDefault("PT30S")
    Duration longestPause();

    /** Payments kept in memory; the others stay in the projection until there is room. */
    @WithDefault("100000")
    int mostWatched();

    /** Payments polled at the same time. */
    @WithDefault("32")
    int atOnce();

    /** Polls begun per second by this process: its share of what the vendor allows per set of credentials. */
    @WithDefault("50")
    int mostPerSecond();
}
