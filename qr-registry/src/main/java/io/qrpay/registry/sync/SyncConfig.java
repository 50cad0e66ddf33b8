package io.qrpay.registry.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Vipps is brought in line. */
@ConfigMapping(prefix = "qrpay.registry.sync")
interface SyncConfig {

    /** How many codes one replica has in hand at once. */
    @WithDefault("64")
    int atOnce();

    /** Calls a second that one replica makes with one set of credentials: the vendor's limits are not published. */
    @WithDefault("20")
    int callsPerSecond();

    /** No call with those credentials for so long when Vipps answers 429 and does not say how long it wants. */
    @WithDefault("PT10S")
    Duration busyPause();

    /** How long a code is one replica's alone; what it has not finished then, another one begins again. */
    @WithDefault("PT2M")
    Duration lease();

    /** After the first time that Vipps could not be reached; doubled each time in a row. */
    @WithDefault("PT5S")
    Duration retryFirst();

    /** The longest of these pauses. */
    @WithDefault("PT15M")
    Duration retryMost();

    /** How long after Vipps refused a code it is tried again without anybody's wish. */
    @WithDefault("PT6H")
    Duration refusedAgainAfter();
}
