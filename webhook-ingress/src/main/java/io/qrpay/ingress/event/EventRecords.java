package io.qrpay.ingress.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.contracts.CloudEvent;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.customer.CustomerCheckedIn;
import io.qrpay.contracts.payment.Fact;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes readings as Kafka records: the same webhook gives the same bytes, whichever replica it comes to. */
@ApplicationScoped
@RegisterForReflection(targets = {Fact.class, Money.class, CustomerCheckedIn.class, MalformedWebhook.class})
class EventRecords {
    private static final String SOURCE = "/webhook-ingress";
    private static final String CHECK_IN_TYPE = "io.qrpay.customer.checked-in.v1";

    private final EventConfig config;
    private final ObjectWriter facts;
    private final ObjectWriter checkIns;
    private final ObjectWriter malformed;

    EventRecords(EventConfig config, ObjectMapper mapper) {
        this.config = config;
        facts = mapper.writerFor(Fact.class);
        checkIns = mapper.writerFor(CustomerCheckedIn.class);
        malformed = mapper.writerFor(MalformedWebhook.class);
    }

    ProducerRecord<String, byte[]> fact(Fact fact) {
        var key = fact.paymentKey().toString();
        return cloudEvent(
                new ProducerRecord<>(config.paymentTopic(), key, bytes(facts, fact)), fact.cloudEvent(SOURCE));
    }

    ProducerRecord<String, byte[]> checkIn(CustomerCheckedIn checkIn) {
        var key = checkIn.msn() + "/" + checkIn.merchantQrId();
        var id = key + "#" + checkIn.initiatedAt();
        var event = new CloudEvent(id, CHECK_IN_TYPE, SOURCE, key, checkIn.initiatedAt());
        return cloudEvent(new ProducerRecord<>(config.checkInTopic(), key, bytes(checkIns, checkIn)), event);
    }

    ProducerRecord<String, byte[]> malformed(MalformedWebhook webhook) {
        return new ProducerRecord<>(config.malformedTopic(), webhook.key(), bytes(malformed, webhook));
    }

    private static ProducerRecord<String, byte[]> cloudEvent(ProducerRecord<String, byte[]> record, CloudEvent event) {
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static byte[] bytes(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of contracts is always writable", e);
        }
    }
}
