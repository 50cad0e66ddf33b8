package io.qrpay.capture.status;

import io.qrpay.capture.operation.DueOperation;
import io.qrpay.capture.operation.OperationConfig;
import io.qrpay.capture.operation.OperationsInHand;
import io.qrpay.capture.operation.Settlement;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentStatus;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * Takes statuses in and has their pending operations settled, many at once. A record is done with when what became of its
 * operations has been told; one that cannot be read goes to the dead letter topic and holds nobody up.
 */
@ApplicationScoped
class StatusConsumer {
    private static final byte NONE_PENDING = '0';

    private final StatusReading reading;
    private final Deliveries deliveries;
    private final OperationsInHand operations;
    private final OperationConfig config;

    StatusConsumer(
            StatusReading reading,
            @Identifier("payment-status-in") Deliveries deliveries,
            OperationsInHand operations,
            OperationConfig config) {
        this.reading = reading;
        this.deliveries = deliveries;
        this.operations = operations;
        this.config = config;
    }

    @Incoming("payment-status-in")
    @Outgoing("operation-settled")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Multi<Message<List<Settlement>>> settle(Multi<Message<byte[]>> statuses) {
        return statuses.onItem().transformToMulti(this::settle).merge(config.inHand());
    }

    private Multi<Message<List<Settlement>>> settle(Message<byte[]> message) {
        var record = message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        return hasNothingPending(record)
                ? endWith(message.ack())
                : Uni.createFrom()
                        .deferred(() -> settle(due(message.getPayload(), record)))
                        .toMulti()
                        .flatMap(settlements -> end(message, settlements))
                        .onFailure()
                        .recoverWithMulti(failure -> endWith(message.nack(failure)));
    }

    private Uni<List<Settlement>> settle(List<DueOperation> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(operations::settle)
                .collect()
                .asList();
    }

    private List<DueOperation> due(byte[] payload, IncomingKafkaRecordMetadata<?, ?> record) {
        var status = reading.read(payload);
        return status.operations().stream()
                .filter(operation -> operation.state() == Operation.State.PENDING)
                .map(operation -> due(status, operation, record))
                .toList();
    }

    private DueOperation due(PaymentStatus status, Operation operation, IncomingKafkaRecordMetadata<?, ?> record) {
        return new DueOperation(status, operation, record.getTimestamp(), deliveries.mayRepeat(record));
    }

    /** Whether the record says so without being parsed; a tombstone has nothing at all. */
    private static boolean hasNothingPending(IncomingKafkaRecordMetadata<?, ?> record) {
        var header = record.getHeaders().lastHeader(PaymentStatus.PENDING_HEADER);
        return record.getRecord().value() == null
                || header != null && header.value().length == 1 && header.value()[0] == NONE_PENDING;
    }

    private static Multi<Message<List<Settlement>>> end(Message<byte[]> message, List<Settlement> settlements) {
        return settlements.isEmpty()
                ? endWith(message.ack())
                : Multi.createFrom().item(message.withPayload(settlements));
    }

    private static Multi<Message<List<Settlement>>> endWith(CompletionStage<Void> end) {
        return Uni.createFrom()
                .completionStage(end)
                .onItem()
                .transformToMulti(done -> Multi.createFrom().empty());
    }
}
