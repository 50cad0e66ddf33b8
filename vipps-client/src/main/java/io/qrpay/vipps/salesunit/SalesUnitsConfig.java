package io.qrpay.vipps.salesunit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where the sales units are configured. */
@ConfigMapping(prefix = "qrpay.sales-units")
public interface SalesUnitsConfig {

    /** JSON file with credentials, sales units and stores; holds secrets. */
    Path file();

    /** How often the file is looked at for changes. */
    @WithDefault("5s")
    Duration checkEvery();
}
