package io.qrpay.initiator.creation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How payments are created. */
@ConfigMapping(prefix = "qrpay.creation")
public interface CreationConfig {

    /**
     * Keys the hash that names a create call towards Vipps; at least 16 characters, the same in every replica. A change
     * makes tills' retries of the minute before look like other checkouts.
     */
    String keySecret();

    /** How long a checkout that does not say so itself is good for. */
    @WithDefault("PT60S")
    Duration validFor();

    /** How long the vendor keeps a payment open for the customer. */
    @WithDefault("PT10M")
    Duration lifetime();

    /** How long after its validity a checkout is looked up here; then the polling takes over ({@code requested-after}). */
    @WithDefault("PT10S")
    Duration lookUpFor();

    /** Pause before the second attempt, doubled for each further one; half to one and a half times of it, by chance. */
    @WithDefault("PT1S")
    Duration firstPause();

    /** The longest pause between attempts. */
    @WithDefault("PT15S")
    Duration longestPause();
}
