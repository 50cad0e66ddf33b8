package io.qrpay.registry.bulk;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much one file may hold, and how many are taken at once. */
@ConfigMapping(prefix = "qrpay.registry.bulk")
interface BulkConfig {

    /** Lines of one import, its header not counted; a file with more is refused as a whole. */
    @WithDefault("50000")
    int maxLines();

    /** Bytes of one import; a larger one is refused as a whole. */
    @WithDefault("20M")
    MemorySize maxBody();

    /** How long an import may take to arrive. */
    @WithDefault("PT2M")
    Duration arriveWithin();

    /** How long the report may take to be read; what is not read by then is broken off. */
    @WithDefault("PT5M")
    Duration reportWithin();

    /** How many imports a replica takes at once; each holds a connection to the database meanwhile. */
    @WithDefault("2")
    int atOnce();
}
