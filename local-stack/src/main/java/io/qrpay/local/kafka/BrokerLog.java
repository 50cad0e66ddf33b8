package io.qrpay.local.kafka;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The broker tells of its errors only, clients of their troubles: a test's log is that of the service under test. */
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

    /** Every client would tell its hundred settings. */
    private static final List<Logger> BRIEF =
            List.of(Logger.getLogger("org.apache.kafka.clients"), Logger.getLogger("org.apache.kafka.common"));

    private BrokerLog() {}

    static void quiet() {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
        BRIEF.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
