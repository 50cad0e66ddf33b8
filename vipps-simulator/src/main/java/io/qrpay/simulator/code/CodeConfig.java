package io.qrpay.simulator.code;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many codes are kept. */
@ConfigMapping(prefix = "qrpay.simulator.codes")
interface CodeConfig {

    /** Codes ever made, deleted ones too, for their prints still hang somewhere; a create beyond is answered 500. */
    @WithDefault("200000")
    int most();
}
