package io.qrpay.capture.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.opentelemetry.api.trace.SpanKind;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.Qr;
import io.qrpay.contracts.payment.Request;
import io.qrpay.tracing.PaymentTraces;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Publishes to {@code payment.event.v1}, keyed by payment, with the headers of a CloudEvent. */
@ApplicationScoped
@RegisterForReflection(targets = {Fact.class, Money.class, Aggregate.class, Failure.class, Request.class, Qr.class})
class KafkaFacts implements FactPublisher {
    private static final String SOURCE = "/capture-worker";
    /** More than can be in hand: each operation tells one fact at a time. */
    private static final int WAITING = 4096;

    private final MutinyEmitter<byte[]> emitter;
    private final ObjectWriter json;
    private final PaymentTraces traces;

    KafkaFacts(
            @Channel("payment-event-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING)
                    MutinyEmitter<byte[]> emitter,
            ObjectMapper mapper,
            PaymentTraces traces) {
        this.emitter = emitter;
        this.json = mapper.writerFor(Fact.class);
        this.traces = traces;
    }

    @Override
    public Uni<Void> publish(Fact fact) {
        var sent = emitter.sendMessage(Message.of(bytes(fact), Metadata.of(metadata(fact))));
        return traces.step(fact.paymentKey(), fact.name().name(), SpanKind.PRODUCER, sent);
    }

    private byte[] bytes(Fact fact) {
        try {
            return json.writeValueAsBytes(fact);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a fact is always writable", e);
        }
    }

    private static OutgoingKafkaRecordMetadata<String> metadata(Fact fact) {
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(fact.paymentKey().toString())
                .withHeaders(headers(fact))
                .build();
    }

    private static Headers headers(Fact fact) {
        var headers = new RecordHeaders();
        fact.cloudEvent(SOURCE)
                .headers()
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
