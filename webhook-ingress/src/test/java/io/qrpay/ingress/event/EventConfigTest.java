package io.qrpay.ingress.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.ingress.Configured;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class EventConfigTest {

    @Test
    void shouldBeAsWrittenDownWhenNothingIsGiven() {
        // When
        var config = Configured.as(EventConfig.class, Map.of());

        // Then
        assertThat(config.paymentTopic()).isEqualTo("payment.event.v1");
        assertThat(config.checkInTopic()).isEqualTo("customer.checked-in.v1");
        assertThat(config.malformedTopic()).isEqualTo("payment.event.v1.webhook-ingress.dlq");
        assertThat(config.lookAtBrokerEvery()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.brokerAnswersWithin()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void shouldKeepThePromisesOf200WhenConfigurationSaysOtherwise() {
        // Given
        var careless = Map.<String, Object>of("acks", "0", "enable.idempotence", false, "max.block.ms", 60_000);

        // When
        var settings = BrokerConnection.withPromises(careless);

        // Then
        assertThat(settings)
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
                .containsEntry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
    }
}
