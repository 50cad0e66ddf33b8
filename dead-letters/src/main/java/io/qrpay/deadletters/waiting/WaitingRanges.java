package io.qrpay.deadletters.waiting;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Says where dead letters wait: from where the last redrive ended to where their topic ends. */
public final class WaitingRanges implements AutoCloseable {
    /** The group whose offsets say up to where somebody has dealt with the letters. */
    public static final String GROUP = "redrive";

    private static final String SUFFIX = ".dlq";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;

    public WaitingRanges(Map<String, Object> kafka) {
        admin = Admin.create(kafka);
    }

    /** All topics of dead letters that the broker has, by name. */
    public Set<String> topics() {
        return answer(admin.listTopics().names()).stream()
                .filter(name -> name.endsWith(SUFFIX))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The range of each partition of the topics.
     *
     * @throws BrokerSilent when the broker does not tell within seconds, or has no such topic
     */
    public Map<TopicPartition, Range> of(Collection<String> topics) {
        var partitions = partitions(topics);
        var first = offsets(partitions, OffsetSpec.earliest());
        var end = offsets(partitions, OffsetSpec.latest());
        var dealtWith = dealtWith();
        var ranges = new HashMap<TopicPartition, Range>();
        partitions.forEach(partition -> {
            var from = Math.max(first.getOrDefault(partition, 0L), dealtWith.getOrDefault(partition, 0L));
            ranges.put(partition, new Range(from, end.getOrDefault(partition, 0L)));
        });
        return ranges;
    }

    private Set<TopicPartition> partitions(Collection<String> topics) {
        return answer(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which) {
        var asked = partitions.stream().collect(toMap(partition -> partition, partition -> which));
        return answer(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, told -> told.getValue().offset()));
    }

    private Map<TopicPartition, Long> dealtWith() {
        var committed = new HashMap<TopicPartition, Long>();
        answer(admin.listConsumerGroupOffsets(GROUP, new ListConsumerGroupOffsetsOptions().requireStable(true))
                        .partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> committed.put(partition, offset(offset)));
        return committed;
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new BrokerSilent(
                    "the broker says: "
                            + Objects.requireNonNullElse(e.getCause(), e).getMessage(),
                    e);
        } catch (TimeoutException e) {
            throw new BrokerSilent("the broker did not answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerSilent("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close(PATIENCE);
    }
}
