package io.qrpay.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.ingress.Configured;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryConfigTest {

    @Test
    void shouldBeAsWrittenDownWhenNothingIsGiven() {
        // When
        var config = Configured.as(DeliveryConfig.class, Map.of());

        // Then
        assertThat(config.maxBody()).isEqualTo(65_536);
        assertThat(config.maxInFlight()).isEqualTo(5_000);
        assertThat(config.answerWithin()).isEqualTo(Duration.ofSeconds(9)).isLessThan(Duration.ofSeconds(10));
    }
}
