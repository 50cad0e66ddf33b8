package io.qrpay.capture.status;

import io.qrpay.capture.operation.OperationConfig;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Knows since when this process has each partition. A record from before that may have been delivered to another process,
 * or to this one before a restart, and acted upon.
 */
@ApplicationScoped
@Identifier("payment-status-in") public class Deliveries implements KafkaConsumerRebalanceListener {
    private final Map<Integer, Instant> since = new ConcurrentHashMap<>();
    private final OperationConfig config;
    private final Clock clock;

    Deliveries(OperationConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> since.put(partition.partition(), clock.instant()));
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> since.remove(partition.partition()));
    }

    /** Whether somebody may have acted upon the record before, by its place and its age. */
    boolean mayRepeat(IncomingKafkaRecordMetadata<?, ?> record) {
        var assigned = since.get(record.getPartition());
        var told = record.getTimestamp();
        return assigned == null
                || told.isBefore(assigned.plus(config.clockSkew()))
                || told.isBefore(clock.instant().minus(config.freshFor()));
    }
}
