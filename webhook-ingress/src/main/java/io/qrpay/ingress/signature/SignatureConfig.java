package io.qrpay.ingress.signature;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a right signature is believed. */
@ConfigMapping(prefix = "qrpay.ingress.signature")
interface SignatureConfig {

    /** How far {@code x-ms-date} may be from our clock, either way: an older delivery may be a recorded one. */
    @WithDefault("5m")
    Duration dateWindow();
}
