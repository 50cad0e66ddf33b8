package io.qrpay.ingress.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.ingress.Configured;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureConfigTest {

    @Test
    void shouldBelieveFiveMinutesEitherWayWhenNothingIsGiven() {
        assertThat(Configured.as(SignatureConfig.class, Map.of()).dateWindow()).isEqualTo(Duration.ofMinutes(5));
    }
}
