package io.qrpay.initiator.checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.contracts.DeadLetter;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Pointers to records that nobody can be told about; each is counted and logged. */
@Startup
@ApplicationScoped
class DeadLetters {
    private final ObjectWriter json;
    private final Counter counter;

    DeadLetters(ObjectMapper json, MeterRegistry registry) {
        this.json = json.writerFor(DeadLetter.class);
        this.counter = registry.counter("qrpay.dead.letters", "topic", "checkout.requested.v1");
    }

    /** The record's offset is committed once the broker has the pointer, and not before. */
    Message<byte[]> message(DeadLetter letter, Message<byte[]> record) {
        counter.increment();
        Log.warnf(
                "Checkout became a dead letter topic=%s partition=%d offset=%d reason=%s",
                letter.topic(), letter.partition(), letter.offset(), letter.reason());
        return record.withPayload(bytes(letter)).withMetadata(Metadata.of(metadata(letter)));
    }

    /** For a failure that nobody thought of. Its text may repeat the checkout, so only its kind is told. */
    DeadLetter unexpected(CheckoutRecord record, Throwable failure) {
        Log.errorf(
                failure,
                "Checkout failed topic=%s partition=%d offset=%d",
                record.topic(),
                record.partition(),
                record.offset());
        return record.deadLetter("failed unexpectedly: " + failure.getClass().getSimpleName());
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
