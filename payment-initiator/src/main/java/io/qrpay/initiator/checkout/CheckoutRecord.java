package io.qrpay.initiator.checkout;

import io.qrpay.contracts.DeadLetter;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.initiator.checkout.CheckoutReading.Readable;
import io.qrpay.initiator.checkout.CheckoutReading.Rest;
import io.qrpay.initiator.checkout.CheckoutReading.Unreadable;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * One record of {@code checkout.requested.v1}.
 *
 * @param key {@code <storeId>/<reference>}; null when it is anything else
 * @param time the broker's
 */
record CheckoutRecord(
        String topic, int partition, long offset, @Nullable String key, byte @Nullable [] value, Instant time) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,64}/[a-zA-Z0-9-]{8,64}");

    static CheckoutRecord of(Message<byte[]> message) {
        var record = message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        return new CheckoutRecord(
                record.getTopic(),
                record.getPartition(),
                record.getOffset(),
                wellFormed(record.getKey()),
                message.getPayload(),
                record.getTimestamp());
    }

    /** A checkout goes under its own key: readers of a payment's records look in one partition. */
    CheckoutReading checked(CheckoutReading reading) {
        return reading instanceof Readable(var checkout) && !keyOf(checkout).equals(key)
                ? new Unreadable(
                        Rest.of(checkout), List.of(new FieldError("Kafka key", "must be <storeId>/<reference>")))
                : reading;
    }

    /** The store that a broken record is about, by its value or else by its key. */
    @Nullable String store(Rest rest) {
        return rest.storeId() != null || key == null ? rest.storeId() : key.substring(0, key.indexOf('/'));
    }

    @Nullable String reference(Rest rest) {
        return rest.reference() != null || key == null ? rest.reference() : key.substring(key.indexOf('/') + 1);
    }

    DeadLetter deadLetter(String reason) {
        return new DeadLetter(topic, partition, offset, key, reason);
    }

    private static @Nullable String wellFormed(@Nullable Object key) {
        return key instanceof String text && KEY.matcher(text).matches() ? text : null;
    }

    private static String keyOf(CheckoutRequested checkout) {
        return checkout.storeId() + "/" + checkout.reference();
    }
}
