package io.qrpay.initiator.creation;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreationConfigTest {

    @Test
    void shouldGiveACheckoutAMinuteAndACustomerTenUnlessToldOtherwise() {
        // When
        var config = new SmallRyeConfigBuilder()
                .withMapping(CreationConfig.class)
                .withDefaultValues(Map.of("qrpay.creation.key-secret", "a secret for the tests"))
                .build()
                .getConfigMapping(CreationConfig.class);

        // Then
        assertThat(config.validFor()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.lifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.lookUpFor()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.firstPause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.longestPause()).isEqualTo(Duration.ofSeconds(15));
    }
}
