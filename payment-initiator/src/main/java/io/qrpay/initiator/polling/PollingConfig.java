package io.qrpay.initiator.polling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How eagerly Vipps is asked for what no webhook brought. */
@ConfigMapping(prefix = "qrpay.polling")
interface PollingConfig {

    /** False for a rebuild of the projection, which must not act. */
    @WithDefault("true")
    boolean enabled();

    /** After a payment was created, and again after its lifetime; the vendor asks for no earlier poll. */
    @WithDefault("PT5S")
    Duration firstAfter();

    /** After a checkout's validity ended without an answer: whoever still creates it is done by then. */
    @WithDefault("PT15S")
    Duration requestedAfter();

    /** Between two polls while webhooks do not come, at least PT1S; the vendor's recommendation. */
    @WithDefault("PT2S")
    Duration shortestPause();

    /** Between two polls of a payment whose state is unclear for long. */
    @WithDefault("PT30S")
    Duration longestPause();

    /** Between two polls while webhooks come. */
    @WithDefault("PT2M")
    Duration healthyPause();

    /** How long a webhook may take; one that comes later, or never, was missed. */
    @WithDefault("PT10S")
    Duration webhookWithin();

    /** Webhooks of a sales unit are trusted again when one comes in time and none was missed for so long. */
    @WithDefault("PT30S")
    Duration trustAfter();

    /**
     * GETs a second with one set of credentials, of all replicas together. Each replica takes the part of it that the
     * partitions it folds are of all: so they never spend more than this, however many they are.
     */
    @WithDefault("50")
    int getsPerSecond();

    /** Payments kept in memory; the others stay in the projection until there is room. */
    @WithDefault("100000")
    int mostWatched();

    /** Payments polled at the same time. */
    @WithDefault("32")
    int atOnce();
}
