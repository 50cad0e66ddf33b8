package io.qrpay.capture.status;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hands what cannot be used to the dead letter topic, and counts it. */
@ApplicationScoped
class DeadLetters {
    private final Counter counter;

    DeadLetters(MeterRegistry registry) {
        this.counter = registry.counter("qrpay.dead.letters", "topic", "payment.status.v1");
    }

    /**
     * Done when the dead letter topic has the record. When it does not take it, the record is left open: the offset stays
     * before it, and the connector's health tells when it has been open for too long.
     */
    Uni<Void> bury(Message<?> message, IncomingKafkaRecordMetadata<?, ?> record, Throwable reason) {
        counter.increment();
        log(record, reason);
        return Uni.createFrom()
                .completionStage(() -> message.nack(reason))
                .onFailure()
                .invoke(failure -> Log.errorf(
                        failure, "Not buried: partition=%s offset=%s", record.getPartition(), record.getOffset()))
                .onFailure()
                .recoverWithNull();
    }

    /** An unreadable status is somebody else's mistake; anything else is one of ours and needs its stack. */
    private static void log(IncomingKafkaRecordMetadata<?, ?> record, Throwable reason) {
        if (reason instanceof UnreadableStatus) {
            Log.warnf(
                    "Unreadable status: partition=%s offset=%s reason=%s",
                    record.getPartition(), record.getOffset(), reason.getMessage());
        } else {
            Log.errorf(reason, "Unusable status: partition=%s offset=%s", record.getPartition(), record.getOffset());
        }
    }
}
