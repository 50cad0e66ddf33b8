package io.qrpay.deadletters.redrive;

import io.qrpay.contracts.DeadLetter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Fetches the records that dead letters point to. For one thread. */
final class Originals implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;

    Originals(Map<String, Object> kafka) {
        consumer = new KafkaConsumer<>(settings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }

    /** Empty when the topic does not keep it any more. */
    Optional<ConsumerRecord<byte[], byte[]>> find(DeadLetter pointer) {
        var partition = new TopicPartition(pointer.topic(), pointer.partition());
        return isKept(partition, pointer.offset()) ? read(partition, pointer.offset()) : Optional.empty();
    }

    private boolean isKept(TopicPartition partition, long offset) {
        var first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        return first <= offset && offset < end;
    }

    private Optional<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        return consumer.poll(PATIENCE).records(partition).stream()
                .filter(record -> record.offset() == offset)
                .findFirst();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
