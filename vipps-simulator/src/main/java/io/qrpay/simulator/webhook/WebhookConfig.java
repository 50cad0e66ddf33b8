package io.qrpay.simulator.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Registration and delivery of webhooks. */
@ConfigMapping(prefix = "qrpay.simulator.webhooks")
interface WebhookConfig {

    /** Whether URLs on this machine may have plain HTTP and any port; the vendor would refuse them. */
    @WithDefault("true")
    boolean allowLoopback();

    /** More hosts that may have plain HTTP and any port, e.g. the services' names inside a compose network. */
    Optional<Set<String>> allowHosts();

    /** How long a receiver may take to answer, by its own clock. */
    @WithDefault("10s")
    Duration timeout();

    /** Deliveries under way at once to one host and port. */
    @WithDefault("64")
    int inFlight();

    /** Deliveries waiting for all hosts together; what comes beyond is dropped and counted. */
    @WithDefault("100000")
    int waiting();

    /** Registrations kept in all. */
    @WithDefault("100000")
    int registrations();
}
