package io.qrpay.local.kafka;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The broker tells of its troubles only, so that the log of a test is that of the service under test. */
final class BrokerLog {
    /** Kept here, for a logger that nobody holds forgets its level. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("kafka"),
            Logger.getLogger("state.change.logger"),
            Logger.getLogger("org.apache.kafka.controller"),
            Logger.getLogger("org.apache.kafka.coordinator"),
            Logger.getLogger("org.apache.kafka.image"),
            Logger.getLogger("org.apache.kafka.metadata"),
            Logger.getLogger("org.apache.kafka.queue"),
            Logger.getLogger("org.apache.kafka.raft"),
            Logger.getLogger("org.apache.kafka.server"),
            Logger.getLogger("org.apache.kafka.storage"));

    private BrokerLog() {}

    static void quiet() {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    }
}
