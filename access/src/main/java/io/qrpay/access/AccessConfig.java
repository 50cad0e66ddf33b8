package io.qrpay.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How access tokens are read; {@code quarkus.oidc.*} says whose are believed. */
@ConfigMapping(prefix = "qrpay.access")
interface AccessConfig {

    /** The claim that lists the stores of a caller, a text or several; {@code *} is every store. */
    @WithDefault("stores")
    String storesClaim();
}
