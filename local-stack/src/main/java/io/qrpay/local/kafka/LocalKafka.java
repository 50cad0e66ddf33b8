package io.qrpay.local.kafka;

import io.qrpay.local.Containers;
import io.qrpay.local.FreePort;
import io.qrpay.local.tls.LocalCertificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker, in this JVM unless containers are asked for: one KRaft node on a port of its own, which it keeps
 * when it is stopped and resumed. Topics are made by {@link #create} only.
 */
public final class LocalKafka implements Broker, AutoCloseable {
    /** By which users sign in where it answers over TLS. */
    public static final String MECHANISM = "SCRAM-SHA-512";

    private static final int TRIES = 3;
    private static final int WAIT_SECONDS = 60;

    private final Node node;
    private final int port;
    private final int tlsPort;

    private LocalKafka(int port, int tlsPort, @Nullable LocalCertificate shown) {
        BrokerLog.quiet();
        this.port = port;
        this.tlsPort = tlsPort;
        this.node = Containers.areWanted() ? inContainer(port, shown) : new NodeInJvm(port, tlsPort, shown);
    }

    private static Node inContainer(int port, @Nullable LocalCertificate shown) {
        if (shown != null) {
            throw Containers.speakNoTls();
        }
        return new NodeInContainer(port);
    }

    /** Starts one in a temporary folder, without topics; it answers when this returns. */
    public static LocalKafka start() {
        return start(FreePort.find(), TRIES);
    }

    /** One that answers over TLS at a further port, {@link #tlsBootstrapServers()}. */
    public static LocalKafka start(LocalCertificate shown) {
        return start(FreePort.find(), TRIES, shown);
    }

    /** Tries again at another port: somebody else may have taken this one first. */
    static LocalKafka start(int port, int tries) {
        return start(port, tries, null);
    }

    private static LocalKafka start(int port, int tries, @Nullable LocalCertificate shown) {
        var kafka = new LocalKafka(port, FreePort.find(), shown);
        try {
            kafka.resume();
            return kafka;
        } catch (RuntimeException e) {
            kafka.close();
            if (tries > 1) {
                return start(FreePort.find(), tries - 1, shown);
            }
            throw new IllegalStateException("the broker does not start", e);
        }
    }

    @Override
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Where it answers over TLS, when it was started with a certificate. */
    public String tlsBootstrapServers() {
        return "localhost:" + tlsPort;
    }

    /** Makes the topics; each with one replica. */
    public LocalKafka create(List<Topic> topics) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            var created =
                    admin.createTopics(topics.stream().map(LocalKafka::newTopic).toList());
            created.all().get(WAIT_SECONDS, TimeUnit.SECONDS);
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were made", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("topics were not made", e);
        }
    }

    /** Lets these sign in where it answers over TLS, each with the {@link LocalCertificate#PASSWORD} of everybody. */
    public LocalKafka letIn(List<KafkaUser> users) {
        var passwords = users.stream().map(LocalKafka::password).toList();
        var rights = users.stream().flatMap(user -> user.rights().stream()).toList();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.alterUserScramCredentials(passwords).all().get(WAIT_SECONDS, TimeUnit.SECONDS);
            admin.createAcls(rights).all().get(WAIT_SECONDS, TimeUnit.SECONDS);
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while users were made", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("users were not made", e);
        }
    }

    private static UserScramCredentialAlteration password(KafkaUser user) {
        var iterations = 4096;
        return new UserScramCredentialUpsertion(
                user.name(),
                new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, iterations),
                LocalCertificate.PASSWORD);
    }

    /** By which user a service signs in there: {@code sasl.jaas.config} of a Kafka client. */
    public static String signIn(String service) {
        return "%s required username=\"%s\" password=\"%s\";"
                .formatted(ScramLoginModule.class.getName(), KafkaUser.nameOf(service), LocalCertificate.PASSWORD);
    }

    private static NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.settings());
    }

    @Override
    public synchronized void stop() {
        node.stop();
    }

    @Override
    public synchronized void resume() {
        node.start();
    }

    /** Stops it and deletes what it kept. */
    @Override
    public synchronized void close() {
        node.delete();
    }
}
