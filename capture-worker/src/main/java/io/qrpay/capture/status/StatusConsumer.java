package io.qrpay.capture.status;

import io.opentelemetry.api.trace.SpanKind;
import io.qrpay.capture.operation.DueOperation;
import io.qrpay.capture.operation.OperationConfig;
import io.qrpay.capture.operation.OperationsInHand;
import io.qrpay.capture.operation.Settlement;
import io.qrpay.tracing.PaymentTraces;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * Takes statuses in and has their pending operations settled, many at once. A record is done with when what became of its
 * operations has been told; one that cannot be used goes to the dead letter topic and holds nobody up.
 */
@ApplicationScoped
class StatusConsumer {
    private final DueOperations due;
    private final OperationsInHand operations;
    private final DeadLetters deadLetters;
    private final OperationConfig config;
    private final PaymentTraces traces;

    StatusConsumer(
            DueOperations due,
            OperationsInHand operations,
            DeadLetters deadLetters,
            OperationConfig config,
            PaymentTraces traces) {
        this.due = due;
        this.operations = operations;
        this.deadLetters = deadLetters;
        this.config = config;
        this.traces = traces;
    }

    @Incoming("payment-status-in")
    @Outgoing("operation-settled")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Multi<Message<List<Settlement>>> settle(Multi<Message<byte[]>> statuses) {
        return statuses.onItem().transformToMulti(this::settle).merge(config.inHand());
    }

    private Multi<Message<List<Settlement>>> settle(Message<byte[]> message) {
        var record = metadata(message);
        return due.mayBeIn(record) ? settle(message, record) : passBy(message);
    }

    private Multi<Message<List<Settlement>>> settle(
            Message<byte[]> message, IncomingKafkaRecordMetadata<?, byte[]> record) {
        return Multi.createFrom()
                .deferred(() -> Multi.createFrom().iterable(due.in(record)))
                .onItem()
                .transformToUniAndConcatenate(this::settle)
                .collect()
                .asList()
                .onItem()
                .transformToMulti(settlements -> done(message, settlements))
                .onFailure()
                .recoverWithMulti(failure -> none(deadLetters.bury(message, record, failure)));
    }

    private Uni<Settlement> settle(DueOperation operation) {
        return traces.step(
                operation.payment(), operation.kind().name(), SpanKind.CONSUMER, operations.settle(operation));
    }

    private static Multi<Message<List<Settlement>>> done(Message<byte[]> message, List<Settlement> settlements) {
        return settlements.isEmpty() ? passBy(message) : Multi.createFrom().item(message.withPayload(settlements));
    }

    private static Multi<Message<List<Settlement>>> passBy(Message<byte[]> message) {
        return none(Uni.createFrom().completionStage(message::ack));
    }

    private static Multi<Message<List<Settlement>>> none(Uni<Void> end) {
        return end.onItem().transformToMulti(done -> Multi.createFrom().empty());
    }

    @SuppressWarnings("unchecked")
    private static IncomingKafkaRecordMetadata<?, byte[]> metadata(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
    }
}
