package io.qrpay.simulator.gateway;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the simulator is found. */
@ConfigMapping(prefix = "qrpay.simulator")
interface OriginConfig {

    /**
     * Scheme and authority of the URLs that it gives out, e.g. {@code http://192.168.1.20:8085} for real phones to scan.
     * When absent: those that the client asked with.
     */
    Optional<String> publicUrl();
}
