package io.qrpay.simulator.behaviour;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The behaviour at start; {@code PATCH /simulator/behaviour} changes it while running. */
@ConfigMapping(prefix = "qrpay.simulator")
interface BehaviourConfig {

    /** What a repeated request with the same key and body is answered: {@code replay} or {@code aggregate}. */
    @WithDefault("replay")
    Idempotency idempotency();

    /** Whether more than 5 writes or 120 reads a minute of one reference are answered 429. */
    @WithDefault("true")
    boolean rateLimits();

    /** Whether a field that the vendor does not know makes the request invalid. */
    @WithDefault("true")
    boolean rejectUnknownFields();

    /** Content type of a successful cancel, capture and refund: the vendor's document declares that of an error. */
    @WithDefault("application/problem+json")
    String modificationContentType();

    /** How long a customer has, before the time factor. */
    @WithDefault("10m")
    Duration paymentLifetime();

    /** Whether the amounts that fail in the vendor's test environment fail here, e.g. 151: insufficient funds. */
    @WithDefault("false")
    boolean magicAmounts();
}
