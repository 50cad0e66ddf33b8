package io.qrpay.initiator.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TillConfigTest {

    @Test
    void shouldKeepWhatTillsArePromisedUnlessToldOtherwise() {
        // When
        var config = new SmallRyeConfigBuilder()
                .withMapping(TillConfig.class)
                .build()
                .getConfigMapping(TillConfig.class);

        // Then
        assertThat(config.answerWithin()).isLessThan(Duration.ofSeconds(2));
        assertThat(config.inFlight()).isEqualTo(512);
        assertThat(config.appearWithin()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.listeners()).isEqualTo(10_000);
        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.imageWithin()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.drawOwnQr()).isFalse();
    }
}
