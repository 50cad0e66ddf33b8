package io.qrpay.initiator.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.opentelemetry.api.trace.SpanKind;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.tracing.PaymentTraces;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Publishes facts to {@code payment.event.v1}, keyed by payment. */
@ApplicationScoped
public class FactPublisher {
    private static final String SOURCE = "/payment-initiator";
    private static final int WAITING = 4096;

    private final MutinyEmitter<byte[]> events;
    private final ObjectWriter json;
    private final PaymentTraces traces;

    FactPublisher(
            @Channel("payment-event-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING)
                    MutinyEmitter<byte[]> events,
            ObjectMapper json,
            PaymentTraces traces) {
        this.events = events;
        this.json = json.writerFor(Fact.class);
        this.traces = traces;
    }

    /** Done when all in-sync replicas have the fact; fails with {@link BrokerUnavailable} when they do not take it. */
    public Uni<Void> publish(Fact fact) {
        var sent = events.sendMessage(Message.of(bytes(fact), Metadata.of(metadata(fact))));
        return traces.step(fact.paymentKey(), fact.name().name(), SpanKind.PRODUCER, sent)
                .onFailure()
                .transform(BrokerUnavailable::new);
    }

    /** One after the other, in this order. */
    public Uni<Void> publish(List<Fact> facts) {
        return Multi.createFrom()
                .iterable(facts)
                .onItem()
                .transformToUniAndConcatenate(this::publish)
                .onItem()
                .ignoreAsUni();
    }

    private byte[] bytes(Fact fact) {
        try {
            return json.writeValueAsBytes(fact);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a fact that is no JSON", e);
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
