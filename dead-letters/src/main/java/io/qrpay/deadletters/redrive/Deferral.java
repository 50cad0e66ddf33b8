package io.qrpay.deadletters.redrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Brings the pending operations of a status that nobody could use back as facts: deferred until now. The fold then tells a
 * new status by the usual way, whereas an old status that is written again could come after a newer one.
 */
final class Deferral {
    private static final String FACTS = "payment.event.v1";
    private static final String SOURCE = "/redrive";

    private final ObjectMapper json;

    Deferral(ObjectMapper json) {
        this.json = json;
    }

    /** One for each pending operation; none when the value is no status or nothing is pending in it. */
    List<ProducerRecord<byte[], byte[]>> of(byte[] status, Instant now, String by) {
        var told = read(status);
        return StreamSupport.stream(told.path("operations").spliterator(), false)
                .filter(operation -> "PENDING".equals(operation.path("state").asText()))
                .map(operation -> fact(told, operation, now, by))
                .map(this::record)
                .toList();
    }

    private JsonNode read(byte[] status) {
        try {
            return json.readTree(status);
        } catch (IOException e) {
            return json.missingNode();
        }
    }

    private static Fact fact(JsonNode status, JsonNode operation, Instant now, String by) {
        var payment = PaymentKey.parse(status.path("paymentKey").asText());
        return Fact.of(payment, FactName.OPERATION_DEFERRED, FactSource.QRPAY, now)
                .operationId(operation.path("id").asText())
                .attempt(operation.path("attempt").asInt(1))
                .notBefore(now)
                .failure(new Failure("REDRIVEN", "by " + by))
                .build();
    }

    private ProducerRecord<byte[], byte[]> record(Fact fact) {
        var key = fact.paymentKey().toString().getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(FACTS, key, write(fact));
        fact.cloudEvent(SOURCE)
                .headers()
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private byte[] write(Fact fact) {
        try {
            return json.writeValueAsBytes(fact);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
