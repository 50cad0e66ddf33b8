package io.qrpay.capture.status;

import io.qrpay.capture.operation.DueOperation;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentStatus;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Finds what is pending in a record; most records say in a header that nothing is, and are not parsed. */
@ApplicationScoped
class DueOperations {
    private static final byte NO = '0';

    private final StatusReading reading;
    private final Deliveries deliveries;

    DueOperations(StatusReading reading, @Identifier("payment-status-in") Deliveries deliveries) {
        this.reading = reading;
        this.deliveries = deliveries;
    }

    /** A tombstone has nothing at all; a record without the header has to be read. */
    boolean mayBeIn(IncomingKafkaRecordMetadata<?, byte[]> record) {
        var header = record.getHeaders().lastHeader(PaymentStatus.PENDING_HEADER);
        return record.getRecord().value() != null && (header == null || !saysNo(header.value()));
    }

    /** @throws UnreadableStatus when the record holds none */
    List<DueOperation> in(IncomingKafkaRecordMetadata<?, byte[]> record) {
        var status = reading.read(record.getRecord().value());
        return status.operations().stream()
                .filter(operation -> operation.state() == Operation.State.PENDING)
                .map(operation -> due(status, operation, record))
                .toList();
    }

    private DueOperation due(PaymentStatus status, Operation operation, IncomingKafkaRecordMetadata<?, ?> record) {
        return new DueOperation(status, operation, record.getTimestamp(), deliveries.mayRepeat(record));
    }

    private static boolean saysNo(byte[] value) {
        return value.length == 1 && value[0] == NO;
    }
}
