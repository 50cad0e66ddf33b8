package io.qrpay.simulator.phone;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The phone's pages. */
@ConfigMapping(prefix = "qrpay.simulator.phone")
interface PhoneConfig {

    /** How many pages are kept up to date at once; one more says that it has no connection, and tries again. */
    @WithDefault("200")
    int streams();
}
