package io.qrpay.deadletters.waiting;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the dead letters of some ranges, a batch at a time, each partition in its order. For one thread. */
public final class LettersReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int MOST_SILENT_POLLS = 30;
    private static final int MOST_AT_ONCE = 100;

    private final Map<TopicPartition, Range> ranges;
    private final KafkaConsumer<byte[], byte[]> consumer;

    public LettersReader(Map<String, Object> kafka, Map<TopicPartition, Range> ranges) {
        this.ranges = ranges;
        this.consumer = new KafkaConsumer<>(settings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(ranges.keySet());
        ranges.forEach((partition, range) -> consumer.seek(partition, range.from()));
    }

    /** Beside everybody else: in no group. */
    private static Map<String, Object> settings(Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }

    /** Whether the end of a range has not been reached; what is there may be no records. */
    public boolean hasMore() {
        return !unread().isEmpty();
    }

    private List<TopicPartition> unread() {
        return ranges.keySet().stream()
                .filter(partition -> consumer.position(partition) < to(partition))
                .toList();
    }

    /**
     * The next records; none when only ends of transactions were left.
     *
     * @throws BrokerSilent when nothing comes for half a minute
     */
    public List<ConsumerRecord<byte[], byte[]>> next() {
        for (int poll = 0; hasMore() && poll < MOST_SILENT_POLLS; poll++) {
            var before = reached();
            var records = consumer.poll(POLL);
            if (!records.isEmpty() || !before.equals(reached())) {
                return within(records);
            }
        }
        if (hasMore()) {
            throw new BrokerSilent("the broker brought no dead letters, although there are some", null);
        }
        return List.of();
    }

    private List<ConsumerRecord<byte[], byte[]>> within(ConsumerRecords<byte[], byte[]> records) {
        return StreamSupport.stream(records.spliterator(), false)
                .filter(record -> record.offset() < to(new TopicPartition(record.topic(), record.partition())))
                .toList();
    }

    /** Up to where it has read, by partition. */
    public Map<TopicPartition, Long> reached() {
        var reached = new HashMap<TopicPartition, Long>();
        ranges.keySet()
                .forEach(partition -> reached.put(partition, Math.min(consumer.position(partition), to(partition))));
        return reached;
    }

    private long to(TopicPartition partition) {
        var range = ranges.get(partition);
        return range == null ? 0 : range.to();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
