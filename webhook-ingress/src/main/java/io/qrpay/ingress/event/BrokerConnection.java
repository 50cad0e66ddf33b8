package io.qrpay.ingress.event;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The one producer, which batches the webhooks of all event loops, and a regular look whether the broker is there. */
@Startup
@Singleton
public class BrokerConnection {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final List<String> topics;
    private final Duration answersWithin;
    private final Producer<String, byte[]> producer;
    private final Admin admin;
    private volatile boolean reachable;

    BrokerConnection(EventConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        topics = List.of(config.paymentTopic(), config.checkInTopic(), config.malformedTopic());
        answersWithin = config.brokerAnswersWithin();
        producer = new KafkaProducer<>(withPromises(kafka), new StringSerializer(), new ByteArraySerializer());
        admin = Admin.create(kafka);
    }

    /** What must not be configured away: 200 means that the broker has it, once, and an event loop never waits. */
    static Map<String, Object> withPromises(Map<String, Object> kafka) {
        var properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        return properties;
    }

    Producer<String, byte[]> producer() {
        return producer;
    }

    /** When last looked at, a few seconds ago, every partition had a leader and the producer knew it. */
    public boolean reachable() {
        return reachable;
    }

    /** Also keeps the producer from forgetting topics that are seldom written: it could not send without a wait then. */
    @Scheduled(
            every = "${qrpay.ingress.event.look-at-broker-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return Uni.createFrom()
                .completionStage(
                        () -> admin.describeTopics(topics).allTopicNames().toCompletionStage())
                .ifNoItem()
                .after(answersWithin)
                .fail()
                .map(found -> areLed(found) && areKnownToProducer())
                .onFailure()
                .recoverWithItem(this::away)
                .invoke(found -> reachable = found)
                .replaceWithVoid();
    }

    private static boolean areLed(Map<String, TopicDescription> topics) {
        return topics.values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition -> partition.leader() != null);
    }

    private boolean areKnownToProducer() {
        return topics.stream().filter(this::isKnownToProducer).count() == topics.size();
    }

    private boolean isKnownToProducer(String topic) {
        try {
            return !producer.partitionsFor(topic).isEmpty();
        } catch (TimeoutException e) {
            return false;
        }
    }

    private boolean away(Throwable failure) {
        if (reachable) {
            Log.warnf(failure, "The broker is away: webhooks are answered 503 until it is back");
        }
        return false;
    }

    @PreDestroy
    void close() {
        producer.close(CLOSE_WITHIN);
        admin.close(CLOSE_WITHIN);
    }
}
