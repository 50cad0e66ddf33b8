package io.qrpay.initiator.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.contracts.DeadLetter;
import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Pointers to records that nobody can be told about; each is counted and logged. */
@ApplicationScoped
class DeadLetters {
    private final ObjectWriter json;
    private final MeterRegistry registry;

    DeadLetters(ObjectMapper json, MeterRegistry registry) {
        this.json = json.writerFor(DeadLetter.class);
        this.registry = registry;
    }

    /** Those of a topic are counted from now on, from 0. */
    void expect(String topic) {
        counter(topic);
    }

    /** The record's offset is committed once the broker has the pointer, and not before. */
    Message<byte[]> message(DeadLetter letter, Message<byte[]> record) {
        counter(letter.topic()).increment();
        Log.warnf(
                "A record became a dead letter topic=%s partition=%d offset=%d reason=%s",
                letter.topic(), letter.partition(), letter.offset(), letter.reason());
        return record.withPayload(bytes(letter)).withMetadata(Metadata.of(metadata(letter)));
    }

    /** For a failure that nobody thought of. Its text may repeat the record, so only its kind is told. */
    DeadLetter unexpected(IncomingRecord record, Throwable failure) {
        Log.errorf(
                failure,
                "A record failed topic=%s partition=%d offset=%d",
                record.topic(),
                record.partition(),
                record.offset());
        return record.deadLetter("failed unexpectedly: " + failure.getClass().getSimpleName());
    }

    private Counter counter(String topic) {
        return registry.counter("qrpay.dead.letters", "topic", topic);
    }

    private static OutgoingKafkaRecordMetadata<String> metadata(DeadLetter letter) {
        var metadata = OutgoingKafkaRecordMetadata.<String>builder();
        return letter.key() == null
                ? metadata.build()
                : metadata.withKey(letter.key()).build();
    }

    private byte[] bytes(DeadLetter letter) {
        try {
            return json.writeValueAsBytes(letter);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a dead letter that is no JSON", e);
        }
    }
}
