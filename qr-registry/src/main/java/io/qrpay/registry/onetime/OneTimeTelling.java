package io.qrpay.registry.onetime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.contracts.qr.QrStatus;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Tells on {@code qr.status.v1} how codes stand: each change at least once, and of one code in the order of its versions,
 * for its row is locked until the broker has it.
 */
@ApplicationScoped
class OneTimeTelling {
    private static final String SOURCE = "/qr-registry";
    private static final int WAITING = 4096;
    private static final int AT_ONCE = 50;

    private final OneTimeCodes qrs;
    private final MutinyEmitter<byte[]> emitter;
    private final ObjectWriter json;

    OneTimeTelling(
            OneTimeCodes qrs,
            @Channel("qr-status-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING)
                    MutinyEmitter<byte[]> emitter,
            ObjectMapper mapper) {
        this.qrs = qrs;
        this.emitter = emitter;
        this.json = mapper.writerFor(QrStatus.class);
    }

    /** Some of those that have not been told. */
    @WithTransaction
    Uni<Void> tellSome() {
        return qrs.untold(AT_ONCE).chain(this::tell);
    }

    private Uni<Void> tell(List<OneTimeCode> untold) {
        if (untold.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var here = HereAgain.fromHere();
        return Multi.createFrom()
                .iterable(untold)
                .onItem()
                .transformToUni(qr -> send(qr.status()))
                .merge(AT_ONCE)
                .onItem()
                .ignoreAsUni()
                .emitOn(here)
                .invoke(() -> untold.forEach(OneTimeCode::published));
    }

    private Uni<Void> send(QrStatus status) {
        return emitter.sendMessage(Message.of(bytes(status), Metadata.of(metadata(status))));
    }

    private byte[] bytes(QrStatus status) {
        try {
            return json.writeValueAsBytes(status);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a status is always writable", e);
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
