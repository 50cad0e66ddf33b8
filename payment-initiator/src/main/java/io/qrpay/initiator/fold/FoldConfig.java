package io.qrpay.initiator.fold;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the fold runs. Topics, group and DLQ are written out in {@code application.properties}. */
@ConfigMapping(prefix = "qrpay.fold")
interface FoldConfig {

    /** Whether this process folds at all. */
    @WithDefault("true")
    boolean enabled();

    /** The topic of facts. */
    String factTopic();

    /** The topic of statuses. */
    String statusTopic();

    /** Where facts go that cannot be read; they hold no personal data, so whole. */
    String deadLetterTopic();

    /** The consumer group; a rebuild has one of its own. */
    String group();

    /**
     * Names this process among its replicas, stable over its restarts (a pod's name): the transaction that a killed process
     * left open is then ended at once by its successor.
     */
    String instance();

    /** False for a rebuild, which writes the projection beside the live one and publishes nothing. */
    @WithDefault("true")
    boolean publish();

    /** Added to each offset: above all old versions when the topic was recreated or mirrored. */
    @WithDefault("0")
    long versionBase();

    /** Facts per batch. */
    @WithDefault("1000")
    int batchSize();

    /** How long one round trip to the database may take. */
    @WithDefault("PT10S")
    Duration databaseTimeout();

    /** The longest wait between two tries of a failing batch. */
    @WithDefault("PT5S")
    Duration longestBackoff();
}
