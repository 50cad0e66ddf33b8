package io.qrpay.deadletters.waiting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** Which dead letters are counted, and how often. */
@ConfigMapping(prefix = "qrpay.dead-letters")
interface DeadLettersConfig {

    /** The topics to which this service writes dead letters. */
    Set<String> topics();

    /** How often the broker is asked; letters are read only when some came or went. */
    @WithDefault("PT15S")
    Duration countEvery();
}
