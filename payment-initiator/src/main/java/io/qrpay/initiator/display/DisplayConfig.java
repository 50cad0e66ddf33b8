package io.qrpay.initiator.display;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The customers' displays. */
@ConfigMapping(prefix = "qrpay.display")
interface DisplayConfig {

    /**
     * The secret that signs the links of displays, at least 32 characters; the same for all replicas. Without it there are no displays;
     * with another one all links end.
     */
    Optional<String> linkSecret();

    /** How long a display shows how a payment ended. */
    @WithDefault("PT15S")
    Duration resultFor();
}
