package io.qrpay.initiator.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.logging.Log;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Hands the statuses that are being published to those who follow a payment here. Every replica reads all of
 * {@code payment.status.v1}; what nobody follows costs a look at its key.
 */
@ApplicationScoped
public class StatusFeed {
    private final ConcurrentMap<String, Set<MultiEmitter<? super StoredStatus>>> followers = new ConcurrentHashMap<>();
    private final ObjectReader json;

    StatusFeed(ObjectMapper json) {
        this.json = json.readerFor(Head.class);
    }

    /** Statuses from now on; a follower that is too slow gets the latest only. */
    public Multi<StoredStatus> of(String paymentKey) {
        return Multi.createFrom().emitter(follower -> follow(paymentKey, follower), BackPressureStrategy.LATEST);
    }

    @Incoming("payment-status-in")
    @NonBlocking
    void read(ConsumerRecords<String, byte[]> records) {
        if (!followers.isEmpty()) {
            records.forEach(this::hand);
        }
    }

    private void follow(String paymentKey, MultiEmitter<? super StoredStatus> follower) {
        followers.compute(paymentKey, (key, others) -> with(others, follower));
        follower.onTermination(() -> followers.computeIfPresent(paymentKey, (key, all) -> without(all, follower)));
    }

    private void hand(ConsumerRecord<String, byte[]> record) {
        var followed = followers.get(record.key());
        if (followed != null && record.value() != null) {
            status(record).ifPresent(status -> followed.forEach(follower -> follower.emit(status)));
        }
    }

    /** Empty when it is no status: whoever follows the payment gets it from the projection at the next heartbeat. */
    private Optional<StoredStatus> status(ConsumerRecord<String, byte[]> record) {
        try {
            Head head = json.readValue(record.value());
            var text = new String(record.value(), StandardCharsets.UTF_8);
            return Optional.of(new StoredStatus(record.key(), head.version(), head.isFinal(), text));
        } catch (IOException e) {
            Log.warnf(
                    "Unreadable status topic=%s partition=%d offset=%d",
                    record.topic(), record.partition(), record.offset());
            return Optional.empty();
        }
    }

    private static <T> Set<T> with(@Nullable Set<T> others, T one) {
        var all = others == null ? new HashSet<T>() : new HashSet<>(others);
        all.add(one);
        return all;
    }

    private static <T> @Nullable Set<T> without(Set<T> all, T one) {
        var rest = new HashSet<>(all);
        rest.remove(one);
        return rest.isEmpty() ? null : rest;
    }

    /** What a follower's way depends on; the rest is passed on unread. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Head(long version, @JsonProperty("final") boolean isFinal) {}
}
