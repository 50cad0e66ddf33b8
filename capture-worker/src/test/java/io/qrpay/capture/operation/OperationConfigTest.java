package io.qrpay.capture.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OperationConfigTest {

    @Test
    void shouldHaveTheseDefaults() {
        // When
        var config = Configured.defaults();

        // Then
        assertThat(config.inHand()).isEqualTo(256);
        assertThat(config.callsPerSecond()).isEqualTo(500);
        assertThat(config.settleWithin()).isEqualTo(Duration.ofSeconds(40));
        assertThat(config.tellFor()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.freshFor()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.clockSkew()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.remembered()).isEqualTo(20_000);
        assertThat(config.deferral().shortest()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.deferral().longest()).isEqualTo(Duration.ofMinutes(5));
    }
}
