package io.qrpay.capture;

import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to {@code payment.status.v1} what the fold would. */
final class Statuses implements AutoCloseable {
    static final String TOPIC = "payment.status.v1";

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicLong version = new AtomicLong();

    Statuses(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    /** The payment was approved, and the capture of a part is pending: one of the full amount could not happen twice. */
    PaymentStatus toCapture(String reference, long authorized, long amount) {
        return toCapture(reference, authorized, amount, 1);
    }

    PaymentStatus toCapture(String reference, long authorized, long amount, int attempt) {
        var operation =
                new Operation(Operation.AUTO, Kind.CAPTURE, amount, attempt, Operation.State.PENDING, null, null, null);
        return status(reference, PaymentState.AUTHORIZED, authorized, authorized, operation);
    }

    /** The till was told that the payment is refused, and it came to life nevertheless. */
    PaymentStatus toCancel(String reference, long amount) {
        var operation =
                new Operation(Operation.REFUSED, Kind.CANCEL, null, 1, Operation.State.PENDING, null, null, null);
        return status(reference, PaymentState.AWAITING_CUSTOMER, amount, 0, operation);
    }

    private PaymentStatus status(
            String reference, PaymentState state, long amount, long authorized, Operation operation) {
        var now = Instant.now();
        return new PaymentStatus(
                SimulatedVipps.MSN + "/" + reference,
                SimulatedVipps.MSN,
                reference,
                "oslo-1",
                "till-7",
                version.incrementAndGet(),
                state,
                false,
                authorized > 0,
                amount,
                "NOK",
                authorized,
                0,
                0,
                0,
                CaptureMode.AUTO,
                now.minusSeconds(10),
                null,
                null,
                null,
                List.of(operation),
                null,
                now);
    }

    void publish(PaymentStatus status) {
        publish(status, Instant.now());
    }

    void publish(PaymentStatus status, Instant at) {
        publish(status.paymentKey(), Json.bytes(status), at, "1");
    }

    void publish(String key, byte[] value, Instant at, String pending) {
        var record = new ProducerRecord<>(TOPIC, null, at.toEpochMilli(), key, value);
        record.headers().add(PaymentStatus.PENDING_HEADER, pending.getBytes(StandardCharsets.UTF_8));
        producer.send(record);
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
