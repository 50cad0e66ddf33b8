package io.qrpay.local.kafka;

import io.qrpay.local.RunningContainer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.kafka.KafkaContainer;

/** A broker of the same version as a container, which keeps its port and its files when it is stopped and started. */
final class NodeInContainer implements Node {
    /** The image of docker-compose.yml. */
    private static final String IMAGE = "apache/kafka:4.1.1";

    private static final int INSIDE = 9092;
    private static final int WAIT_SECONDS = 60;

    private final int port;
    private final RunningContainer container;

    NodeInContainer(int port) {
        this.port = port;
        var kafka = new KafkaContainer(IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_MIN_INSYNC_REPLICAS", "1")
                .withEnv("KAFKA_LOG_INDEX_SIZE_MAX_BYTES", "1048576")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        kafka.setPortBindings(List.of("127.0.0.1:" + port + ":" + INSIDE));
        // The shell that began the broker does not tell it to end.
        this.container = new RunningContainer(kafka, "kill $(pidof java)");
    }

    /** The port is open before anybody is behind it. */
    @Override
    public void start() {
        container.start();
        try (var admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + port))) {
            admin.describeCluster().clusterId().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker started", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not answer", e);
        }
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public void delete() {
        container.delete();
    }
}
