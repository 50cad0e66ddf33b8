package io.qrpay.deadletters.waiting;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Counts the dead letters that nobody has dealt with yet: gauge {@code qrpay.dead.letters.waiting} by topic. */
@Startup
@Singleton
public class WaitingDeadLetters {
    /** Beyond it the number is "at least": a count shall not read a topic of any length. */
    private static final long MOST = 10_000;

    private final DeadLettersConfig config;
    private final Map<String, Object> kafka;
    private final WaitingRanges ranges;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    /** How many there are in the ranges. */
    private record Count(Map<TopicPartition, Range> ranges, long letters) {}

    WaitingDeadLetters(
            DeadLettersConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry registry) {
        this.config = config;
        this.kafka = kafka;
        this.ranges = new WaitingRanges(kafka);
        config.topics()
                .forEach(topic -> registry.gauge(
                        "qrpay.dead.letters.waiting", Tags.of("topic", topic), this, all -> all.orNaN(topic)));
    }

    /** Empty while the broker has not told. */
    Optional<Long> of(String topic) {
        return Optional.ofNullable(counts.get(topic)).map(Count::letters);
    }

    private double orNaN(String topic) {
        return of(topic).map(Long::doubleValue).orElse(Double.NaN);
    }

    /** Never fails: a broker that is away makes the numbers unknown. */
    @Scheduled(every = "${qrpay.dead-letters.count-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        try {
            byTopic().forEach(this::count);
        } catch (BrokerSilent | KafkaException e) {
            Log.debug("Dead letters could not be counted", e);
            counts.clear();
        }
    }

    private Map<String, Map<TopicPartition, Range>> byTopic() {
        var all = ranges.of(config.topics());
        return config.topics().stream().collect(toMap(topic -> topic, topic -> of(topic, all)));
    }

    private static Map<TopicPartition, Range> of(String topic, Map<TopicPartition, Range> all) {
        return all.entrySet().stream()
                .filter(range -> range.getKey().topic().equals(topic))
                .filter(range -> !range.getValue().isEmpty())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void count(String topic, Map<TopicPartition, Range> waiting) {
        var known = counts.get(topic);
        if (known == null || !known.ranges().equals(waiting)) {
            counts.put(topic, new Count(waiting, LetterCount.of(kafka, waiting, MOST)));
        }
    }

    @PreDestroy
    void close() {
        ranges.close();
    }
}
