package io.qrpay.deadletters.redrive;

import static java.util.stream.Collectors.toMap;

import io.qrpay.deadletters.waiting.WaitingRanges;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records and how far the letters have been dealt with, together or not at all. Of two runs the later goes on: who
 * looks where the letters wait only after this was opened puts none back twice.
 */
final class RedriveTransactions implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final String note;

    RedriveTransactions(Map<String, Object> kafka, String topic, String by, Instant now) {
        this.note = "by " + by + " at " + now;
        this.producer =
                new KafkaProducer<>(settings(kafka, topic), new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    private static Map<String, Object> settings(Map<String, Object> kafka, String topic) {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "redrive-" + topic);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        return settings;
    }

    void commit(List<ProducerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> dealtWith) {
        producer.beginTransaction();
        try {
            records.forEach(producer::send);
            producer.sendOffsetsToTransaction(offsets(dealtWith), new ConsumerGroupMetadata(WaitingRanges.GROUP));
            producer.commitTransaction();
        } catch (ProducerFencedException e) {
            throw e;
        } catch (KafkaException e) {
            producer.abortTransaction();
            throw e;
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(Map<TopicPartition, Long> dealtWith) {
        return dealtWith.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, offset -> new OffsetAndMetadata(offset.getValue(), note)));
    }

    @Override
    public void close() {
        producer.close();
    }
}
