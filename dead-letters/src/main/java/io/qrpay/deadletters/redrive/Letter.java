package io.qrpay.deadletters.redrive;

import com.fasterxml.jackson.databind.ObjectReader;
import io.qrpay.contracts.DeadLetter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** One record of a dead letter topic, in one of its three forms. */
sealed interface Letter {

    /** The record as it lies on the dead letter topic. */
    ConsumerRecord<byte[], byte[]> record();

    /** The whole record that could not be used, with headers that say where it was. */
    record Whole(ConsumerRecord<byte[], byte[]> record, String topic) implements Letter {}

    /** Points to the record that could not be used. */
    record Pointer(ConsumerRecord<byte[], byte[]> record, DeadLetter to) implements Letter {}

    /** A trace of something whose content was not kept. */
    record Trace(ConsumerRecord<byte[], byte[]> record) implements Letter {}

    /** Where the record was that a {@link Whole} letter holds. */
    String TOPIC = "dead-letter-topic";

    /** What is wrong with it. */
    String REASON = "dead-letter-reason";

    static Letter of(ConsumerRecord<byte[], byte[]> record, ObjectReader pointers) {
        return text(record, TOPIC)
                .<Letter>map(topic -> new Whole(record, topic))
                .or(() -> pointer(record, pointers))
                .orElseGet(() -> new Trace(record));
    }

    private static Optional<Letter> pointer(ConsumerRecord<byte[], byte[]> record, ObjectReader pointers) {
        try {
            DeadLetter to = pointers.readValue(record.value());
            return isAbsent(to) || isAbsent(to.topic()) ? Optional.empty() : Optional.of(new Pointer(record, to));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isAbsent(@Nullable Object member) {
        return member == null;
    }

    /** Its key, to tell people which one is meant. */
    default String key() {
        return record().key() == null ? "(no key)" : new String(record().key(), StandardCharsets.UTF_8);
    }

    /** What was wrong with it when it was buried. */
    default String reason() {
        return this instanceof Pointer pointer
                ? pointer.to().reason()
                : text(record(), REASON).orElse("no reason was written");
    }

    /** A header of a record as text. */
    static Optional<String> text(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    /** The earlier of when the record was written and of what it tells. */
    static Instant began(ConsumerRecord<byte[], byte[]> record) {
        var written = Instant.ofEpochMilli(record.timestamp());
        return text(record, "ce_time")
                .flatMap(Letter::instant)
                .filter(told -> told.isBefore(written))
                .orElse(written);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
