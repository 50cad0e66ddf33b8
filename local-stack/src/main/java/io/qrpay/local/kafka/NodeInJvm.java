package io.qrpay.local.kafka;

import io.qrpay.local.FreePort;
import io.qrpay.local.TemporaryFolder;
import io.qrpay.local.tls.LocalCertificate;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** A broker in this JVM, from the artifacts that Apache publishes. */
final class NodeInJvm implements Node {
    private final Path folder = TemporaryFolder.create("qrpay-kafka-");
    private final KafkaConfig config;
    private @Nullable KafkaRaftServer server;

    NodeInJvm(int port, int tlsPort, @Nullable LocalCertificate shown) {
        this.config = shown == null
                ? BrokerSettings.of(folder, port, FreePort.find())
                : BrokerSettings.of(folder, port, FreePort.find(), tlsPort, shown);
        BrokerSettings.format(config);
    }

    @Override
    public void start() {
        if (server == null) {
            var starting = new KafkaRaftServer(config, Time.SYSTEM);
            server = starting;
            starting.startup();
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void delete() {
        stop();
        TemporaryFolder.delete(folder);
    }
}
