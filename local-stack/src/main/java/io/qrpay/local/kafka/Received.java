package io.qrpay.local.kafka;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was found on a topic.
 *
 * @param value null on a tombstone
 * @param headers as text; the last one of a name
 */
public record Received<T>(
        @Nullable String key,
        @Nullable T value,
        Map<String, String> headers,
        int partition,
        long offset,
        Instant timestamp) {

    static <T> Received<T> of(ConsumerRecord<String, byte[]> record, Function<byte[], T> read) {
        return new Received<>(
                record.key(),
                record.value() == null ? null : read.apply(record.value()),
                headers(record),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()));
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .collect(toUnmodifiableMap(Header::key, Received::text, (first, last) -> last));
    }

    private static String text(Header header) {
        return header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
