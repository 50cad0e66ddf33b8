package io.qrpay.initiator.intake;

import io.qrpay.contracts.DeadLetter;
import io.qrpay.deadletters.Redriven;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * One record that a store system wrote.
 *
 * @param key {@code <storeId>/<reference>}; null when it is anything else
 * @param value empty when the record has none
 * @param time the broker's; of a record that was put back after it had been a dead letter that of its first writing
 * @param traceparent the writer's, as W3C Trace Context has it; null when it has none
 */
public record IncomingRecord(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        byte[] value,
        Instant time,
        @Nullable String traceparent) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,64}/[a-zA-Z0-9-]{8,64}");
    private static final byte[] NOTHING = {};

    static IncomingRecord of(Message<byte[]> message) {
        var record = message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        return new IncomingRecord(
                record.getTopic(),
                record.getPartition(),
                record.getOffset(),
                wellFormed(record.getKey()),
                Objects.requireNonNullElse(message.getPayload(), NOTHING),
                Redriven.firstAt(record.getHeaders(), record.getTimestamp()),
                text(record.getHeaders().lastHeader("traceparent")));
    }

    /** A pointer to it, without what it holds. */
    public DeadLetter deadLetter(String reason) {
        return new DeadLetter(topic, partition, offset, key, reason);
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static @Nullable String wellFormed(@Nullable Object key) {
        return key instanceof String text && KEY.matcher(text).matches() ? text : null;
    }
}
