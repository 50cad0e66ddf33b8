package io.qrpay.initiator.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.logging.Log;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Hands the statuses that are being published to those who follow a payment, or a till, here. Every replica reads all of
 * {@code payment.status.v1}; what nobody follows costs a look at its key, and at its till while tills are followed.
 */
@ApplicationScoped
public class StatusFeed {
    private final Followers<String> ofPayments = new Followers<>();
    private final Followers<Till> ofTills = new Followers<>();
    private final ObjectReader json;

    StatusFeed(ObjectMapper json) {
        this.json = json.readerFor(Head.class);
    }

    /** Statuses of a payment from now on; a follower that is too slow gets the latest only. */
    public Multi<StoredStatus> of(String paymentKey) {
        return ofPayments.follow(paymentKey);
    }

    /** Statuses of all payments of a till from now on, likewise. */
    public Multi<StoredStatus> ofTill(String storeId, String posId) {
        return ofTills.follow(new Till(storeId, posId));
    }

    @Incoming("payment-status-in")
    @NonBlocking
    void read(ConsumerRecords<String, byte[]> records) {
        if (!ofPayments.isEmpty() || !ofTills.isEmpty()) {
            records.forEach(this::hand);
        }
    }

    private void hand(ConsumerRecord<String, byte[]> record) {
        if (record.value() != null && (!ofTills.isEmpty() || ofPayments.has(record.key()))) {
            head(record).ifPresent(head -> hand(record, head));
        }
    }

    private void hand(ConsumerRecord<String, byte[]> record, Head head) {
        var till = new Till(head.storeId(), head.posId());
        if (ofTills.has(till) || ofPayments.has(record.key())) {
            var text = new String(record.value(), StandardCharsets.UTF_8);
            var status = new StoredStatus(record.key(), head.version(), head.isFinal(), text);
            ofTills.hand(till, status);
            ofPayments.hand(record.key(), status);
        }
    }

    /** Empty when it is no status: whoever follows the payment gets it from the projection at the next heartbeat. */
    private Optional<Head> head(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(json.readValue(record.value()));
        } catch (IOException e) {
            Log.warnf(
                    "Unreadable status topic=%s partition=%d offset=%d",
                    record.topic(), record.partition(), record.offset());
            return Optional.empty();
        }
    }

    /** A refused checkout may name no till; nobody follows that. */
    private record Till(@Nullable String storeId, @Nullable String posId) {}

    /** What a follower's way depends on; the rest is passed on unread. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Head(
            long version,
            @JsonProperty("final") boolean isFinal,
            @Nullable String storeId,
            @Nullable String posId) {}
}
