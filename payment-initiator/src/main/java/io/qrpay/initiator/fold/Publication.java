package io.qrpay.initiator.fold;

import io.qrpay.contracts.CloudEvent;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.tracing.PaymentTraces;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records that the fold sends. */
final class Publication {
    private final String statusTopic;
    private final String deadLetterTopic;
    private final PaymentTraces traces;

    Publication(String statusTopic, String deadLetterTopic, PaymentTraces traces) {
        this.statusTopic = statusTopic;
        this.deadLetterTopic = deadLetterTopic;
        this.traces = traces;
    }

    ProducerRecord<String, byte[]> status(Folded payment) {
        var status = payment.status();
        var record = new ProducerRecord<>(statusTopic, status.paymentKey(), payment.json());
        cloudEvent(status).headers().forEach((name, value) -> header(record, name, value));
        traces.of(payment.key()).ifPresent(trace -> header(record, "traceparent", trace.traceparent()));
        header(record, PaymentStatus.PENDING_HEADER, payment.hasPendingOperation() ? "1" : "0");
        return record;
    }

    /** The record as it was, with what is wrong with it in a header. */
    ProducerRecord<String, byte[]> deadLetter(Batch.Unreadable unreadable) {
        var source = unreadable.record();
        var record = new ProducerRecord<>(deadLetterTopic, source.key(), source.value());
        source.headers().forEach(header -> record.headers().add(header));
        header(record, "dead-letter-topic", source.topic());
        header(record, "dead-letter-partition", Integer.toString(source.partition()));
        header(record, "dead-letter-offset", Long.toString(source.offset()));
        header(record, "dead-letter-reason", unreadable.reason());
        return record;
    }

    private static CloudEvent cloudEvent(PaymentStatus status) {
        var key = status.paymentKey();
        var id = key + "#" + status.version();
        return new CloudEvent(id, PaymentStatus.CLOUD_EVENT_TYPE, "/payment-initiator", key, status.occurredAt());
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
