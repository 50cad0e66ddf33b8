package io.qrpay.initiator.fold;

import io.quarkus.logging.Log;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Where the fold goes on: where its group has committed, or earlier where the database knows less, because it was restored
 * from a backup or lost. What lies between was published when it was committed, and is folded again in silence.
 */
final class Resumption {
    private final long versionBase;
    private final Projector projector;
    private final Map<Integer, Long> published = new HashMap<>();
    private boolean due;

    Resumption(long versionBase, Projector projector) {
        this.versionBase = versionBase;
        this.projector = projector;
    }

    /** Partitions came, or a batch failed: the consumer does not stand where it should. */
    void isDueNow() {
        due = true;
    }

    boolean isDue() {
        return due;
    }

    /** Puts the consumer where it goes on, in all partitions that are ours. */
    void find(KafkaConsumer<String, byte[]> consumer) {
        var known = projector.foldedTo();
        consumer.committed(consumer.assignment())
                .forEach((partition, committed) ->
                        find(consumer, partition, committed, known.getOrDefault(partition.partition(), 0L)));
        due = false;
    }

    /** Whether what has this version went out with the offsets that the group has committed. */
    boolean isPublished(int partition, long version) {
        return version < published.getOrDefault(partition, 0L);
    }

    private void find(
            KafkaConsumer<String, byte[]> consumer,
            TopicPartition partition,
            @Nullable OffsetAndMetadata committed,
            long foldedTo) {
        if (committed == null) {
            published.remove(partition.partition());
            consumer.seekToBeginning(List.of(partition));
            return;
        }
        published.put(partition.partition(), versionBase + committed.offset());
        var known = Math.max(0, foldedTo - versionBase);
        if (known < committed.offset()) {
            Log.warnf(
                    "The database knows fewer facts than were read, they are folded again: %s from=%d to=%d",
                    partition, known, committed.offset());
        }
        consumer.seek(partition, Math.min(known, committed.offset()));
    }
}
