package io.qrpay.local.kafka;

import io.qrpay.local.tls.LocalCertificate;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.metadata.storage.Formatter;

/** One node that is broker and controller, made to start fast and to be small. */
final class BrokerSettings {
    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";

    private BrokerSettings() {}

    /**
     * One that answers at a further port, too, as a cluster's does: over TLS, to those who show a certificate, sign in and may
     * do what they want.
     */
    static KafkaConfig of(Path folder, int port, int controllerPort, int tlsPort, LocalCertificate shown) {
        var settings = settings(folder, port, controllerPort);
        settings.merge("listeners", ",TLS://localhost:" + tlsPort, (listeners, more) -> listeners + more.toString());
        settings.merge(
                "listener.security.protocol.map", ",TLS:SASL_SSL", (listeners, more) -> listeners + more.toString());
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.keystore.location", shown.keyStore().toString());
        settings.put("ssl.keystore.password", LocalCertificate.PASSWORD);
        settings.put("ssl.truststore.type", "PKCS12");
        settings.put("ssl.truststore.location", shown.trustStore().toString());
        settings.put("ssl.truststore.password", LocalCertificate.PASSWORD);
        settings.put("listener.name.tls.ssl.client.auth", "required");
        settings.put("listener.name.tls.sasl.enabled.mechanisms", LocalKafka.MECHANISM);
        settings.put(
                "listener.name.tls." + LocalKafka.MECHANISM.toLowerCase(Locale.ROOT) + ".sasl.jaas.config",
                ScramLoginModule.class.getName() + " required;");
        settings.put("authorizer.class.name", StandardAuthorizer.class.getName());
        // Who speaks plain text: the broker itself, and tests.
        settings.put("super.users", "User:ANONYMOUS");
        return KafkaConfig.fromProps(settings, false);
    }

    static KafkaConfig of(Path folder, int port, int controllerPort) {
        return KafkaConfig.fromProps(settings(folder, port, controllerPort), false);
    }

    private static Properties settings(Path folder, int port, int controllerPort) {
        var settings = new Properties();
        node(settings, folder, port, controllerPort);
        singleReplica(settings);
        small(settings);
        return settings;
    }

    private static void node(Properties settings, Path folder, int port, int controllerPort) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("controller.quorum.voters", NODE + "@localhost:" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dir", folder.toString());
        settings.put("auto.create.topics.enable", "false");
    }

    private static void singleReplica(Properties settings) {
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void small(Properties settings) {
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
    }

    /** Makes the folder one of a new cluster. */
    static void format(KafkaConfig config) {
        try {
            formatter(config).run();
        } catch (Exception e) {
            throw new IllegalStateException("the broker's folder cannot be made", e);
        }
    }

    private static Formatter formatter(KafkaConfig config) {
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Formatter()
                .setPrintStream(silent)
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setControllerListenerName(CONTROLLER)
                .setMetadataLogDirectory(config.metadataLogDir())
                .setDirectories(List.of(config.metadataLogDir()));
    }
}
