package io.qrpay.local.kafka;

import io.qrpay.local.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes records as a store system does: acknowledged by the broker, in order. */
public final class TopicWriter implements AutoCloseable {
    private static final int WAIT_SECONDS = 60;

    private final KafkaProducer<String, byte[]> producer;

    public TopicWriter(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Writes a value as JSON, a {@code byte[]} as it is; returns when the broker has it. */
    public RecordMetadata write(String topic, String key, @Nullable Object value) {
        return write(topic, key, value, Map.of());
    }

    /** The same with headers. */
    public RecordMetadata write(String topic, String key, @Nullable Object value, Map<String, String> headers) {
        try {
            return send(topic, key, value, headers).get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing to " + topic, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker did not take a record of " + topic, e);
        }
    }

    /** Writes without waiting for the broker. */
    public Future<RecordMetadata> send(String topic, String key, @Nullable Object value, Map<String, String> headers) {
        var record = new ProducerRecord<>(topic, key, bytes(value));
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return producer.send(record);
    }

    private static byte @Nullable [] bytes(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> bytes;
            default -> Json.write(value);
        };
    }

    @Override
    public void close() {
        producer.close();
    }
}
