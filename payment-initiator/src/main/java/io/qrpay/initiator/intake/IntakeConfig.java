package io.qrpay.initiator.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient the service is with those it depends on. */
@ConfigMapping(prefix = "qrpay.intake")
interface IntakeConfig {

    /** How long the broker may take no records, or the database not answer, before consuming stops and the service calls itself dead. */
    @WithDefault("PT10M")
    Duration patience();
}
