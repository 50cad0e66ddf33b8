package io.qrpay.registry.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.contracts.qr.QrStatus;
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

/** Publishes to {@code qr.status.v1}, keyed by code. */
@ApplicationScoped
public class StatusPublisher {
    private static final String SOURCE = "/qr-registry";
    private static final int WAITING = 1024;

    private final MutinyEmitter<byte[]> statuses;
    private final ObjectWriter json;

    StatusPublisher(
            @Channel("qr-status-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING)
                    MutinyEmitter<byte[]> statuses,
            ObjectMapper json) {
        this.statuses = statuses;
        this.json = json.writerFor(QrStatus.class);
    }

    /** Done when all in-sync replicas have all of them; fails when they do not take one. */
    public Uni<Void> publish(List<QrStatus> all) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUni(this::publish)
                .merge(WAITING / 2)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> publish(QrStatus status) {
        return statuses.sendMessage(Message.of(bytes(status), Metadata.of(metadata(status))));
    }

    private byte[] bytes(QrStatus status) {
        try {
            return json.writeValueAsBytes(status);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a status that is no JSON", e);
        }
    }

    private static OutgoingKafkaRecordMetadata<String> metadata(QrStatus status) {
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(status.key())
                .withHeaders(headers(status))
                .build();
    }

    private static Headers headers(QrStatus status) {
        var headers = new RecordHeaders();
        status.cloudEvent(SOURCE)
                .headers()
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
