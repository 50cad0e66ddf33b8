package io.qrpay.local.till;

import io.qrpay.contracts.CloudEvent;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.local.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes checkouts to {@code checkout.requested.v1}; the QR is on {@code payment.status.v1}. */
final class KafkaTill implements Till {
    private static final String TOPIC = "checkout.requested.v1";
    private static final String TYPE = "io.qrpay.checkout.requested.v1";

    private final KafkaProducer<String, byte[]> producer;

    KafkaTill(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.partitionsFor(TOPIC); // the first checkout shall not wait for it
    }

    @Override
    public void ask(Sale sale) {
        var unused = producer.send(record(sale.checkout()), (written, failure) -> note(sale, failure));
    }

    private static ProducerRecord<String, byte[]> record(CheckoutRequested checkout) {
        var key = checkout.storeId() + "/" + checkout.reference();
        var record = new ProducerRecord<>(TOPIC, key, Json.write(checkout));
        new CloudEvent(checkout.reference(), TYPE, "/" + checkout.storeId(), key, checkout.requestedAt())
                .headers()
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static void note(Sale sale, @Nullable Exception failure) {
        if (failure != null) {
            sale.failed("the broker did not take it: " + failure.getMessage());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
