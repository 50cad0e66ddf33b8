package io.qrpay.local.kafka;

import io.qrpay.local.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic beside everybody else: all partitions, committed records only, in no group. For one thread. */
public final class TopicReader<T> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(60);

    private final String topic;
    private final Function<byte[], T> read;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Received<T>> received = new ArrayList<>();

    private TopicReader(String bootstrapServers, String topic, Function<byte[], T> read) {
        this.topic = topic;
        this.read = read;
        this.consumer =
                new KafkaConsumer<>(settings(bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(partitions());
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false);
    }

    private List<TopicPartition> partitions() {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /** Reads raw values, from the first record that the topic holds. */
    public static TopicReader<byte[]> fromStart(String bootstrapServers, String topic) {
        return fromStart(bootstrapServers, topic, bytes -> bytes);
    }

    /** Reads JSON values, from the first record that the topic holds; unknown members are ignored. */
    public static <T> TopicReader<T> fromStart(String bootstrapServers, String topic, Class<T> type) {
        return fromStart(bootstrapServers, topic, bytes -> Json.read(bytes, type));
    }

    private static <T> TopicReader<T> fromStart(String bootstrapServers, String topic, Function<byte[], T> read) {
        var reader = new TopicReader<>(bootstrapServers, topic, read);
        reader.consumer.seekToBeginning(reader.consumer.assignment());
        return reader;
    }

    /** Reads JSON values of the records that come from now on. */
    public static <T> TopicReader<T> fromNow(String bootstrapServers, String topic, Class<T> type) {
        var reader = new TopicReader<T>(bootstrapServers, topic, bytes -> Json.read(bytes, type));
        reader.consumer.seekToEnd(reader.consumer.assignment());
        reader.consumer.assignment().forEach(reader.consumer::position);
        return reader;
    }

    /**
     * Reads on until all that this reader has received is enough, and gives all of it.
     *
     * @throws AssertionError when it is not enough within a minute
     */
    public List<Received<T>> until(Predicate<List<Received<T>>> enough) {
        return until(enough, MOST_PATIENCE);
    }

    /**
     * The same with another patience.
     *
     * @throws AssertionError when it is not enough in time
     */
    public List<Received<T>> until(Predicate<List<Received<T>>> enough, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!enough.test(received())) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError(topic + " did not bring enough in " + patience + ", but: " + received);
            }
            poll(POLL);
        }
        return received();
    }

    /** Reads on until there is one record of the key that fulfils the wish, and gives it. */
    public Received<T> first(String key, Predicate<T> wish) {
        Predicate<Received<T>> wanted =
                record -> key.equals(record.key()) && record.value() != null && wish.test(record.value());
        return until(all -> all.stream().anyMatch(wanted)).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    /** Reads whatever comes first within the wait, and gives only that. */
    public List<Received<T>> poll(Duration wait) {
        var fresh = next(wait);
        received.addAll(fresh);
        return fresh;
    }

    /** Reads whatever comes first within the wait and forgets it: for those who read on and on. */
    public List<Received<T>> next(Duration wait) {
        var fresh = new ArrayList<Received<T>>();
        consumer.poll(wait).forEach(record -> fresh.add(Received.of(record, read)));
        return fresh;
    }

    /** All that was received so far, of each partition in its order. */
    public List<Received<T>> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
