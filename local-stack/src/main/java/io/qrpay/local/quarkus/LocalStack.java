package io.qrpay.local.quarkus;

import io.qrpay.local.kafka.Broker;
import io.qrpay.local.kafka.ContractTopics;
import io.qrpay.local.kafka.LocalKafka;
import io.qrpay.local.kafka.Topic;
import io.qrpay.local.postgres.DatabaseServer;
import io.qrpay.local.postgres.LocalPostgres;
import org.jspecify.annotations.Nullable;

/**
 * The one broker and the one database server of this JVM: started by whoever asks first, stopped with the JVM. Quarkus
 * gives each application under test class loaders of its own; all of them reach the same two.
 */
public final class LocalStack {
    /** Enough to see partitions at work, few enough to start fast. */
    private static final int MOST_PARTITIONS = 6;

    private static @Nullable Broker broker;
    private static @Nullable DatabaseServer databaseServer;

    private LocalStack() {}

    /** The broker, with every topic of the contracts. */
    public static Broker broker() {
        return SystemLoader.ask(LocalStack.class, "ownBroker", Broker.class);
    }

    /** The database server, without databases. */
    public static DatabaseServer databaseServer() {
        return SystemLoader.ask(LocalStack.class, "ownDatabaseServer", DatabaseServer.class);
    }

    /** Not for callers: {@link #broker()} without the way through class loaders. */
    public static synchronized Broker ownBroker() {
        if (broker == null) {
            var kafka = LocalKafka.start();
            closeWithJvm(kafka);
            kafka.create(ContractTopics.read().stream().map(LocalStack::scaled).toList());
            broker = kafka;
        }
        return broker;
    }

    /** Not for callers: {@link #databaseServer()} without the way through class loaders. */
    public static synchronized DatabaseServer ownDatabaseServer() {
        if (databaseServer == null) {
            var postgres = LocalPostgres.start();
            closeWithJvm(postgres);
            databaseServer = postgres;
        }
        return databaseServer;
    }

    private static Topic scaled(Topic topic) {
        return topic.atMost(MOST_PARTITIONS);
    }

    private static void closeWithJvm(AutoCloseable part) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(part), "local-stack-close"));
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("left behind: " + part, e);
        }
    }
}
