package io.qrpay.initiator.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the payments console keeps itself fresh. */
@ConfigMapping(prefix = "qrpay.console")
interface ConsoleConfig {

    /** How often an open page is looked at anew; one look at a time. */
    @WithDefault("PT1S")
    Duration lookEvery();

    /** How many open pages one replica keeps fresh at once; more are turned away. */
    @WithDefault("200")
    int pages();

    /** How many payments are on a page. */
    @WithDefault("50")
    int payments();

    /** How many dead letters are shown, or put back, at once. */
    @WithDefault("500")
    int letters();
}
