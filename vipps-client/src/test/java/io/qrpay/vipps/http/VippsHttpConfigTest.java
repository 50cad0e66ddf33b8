package io.qrpay.vipps.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.vipps.http.VippsHttpConfig.CallLimits;
import io.qrpay.vipps.salesunit.Credentials;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VippsHttpConfigTest {
    private static final Credentials KEYS =
            new Credentials("nordic", URI.create("https://apitest.vipps.no"), "id", "S3cret", "k3y");

    @Test
    void shouldKeepItsDefaultsWhenNothingIsSet() {
        // When
        var config = config(Map.of());

        // Then
        assertThat(config.systemName()).isEqualTo("qrpay");
        assertThat(config.systemVersion()).isEqualTo("1");
        assertThat(config.poolSize()).isEqualTo(200);
        assertThat(config.poolQueue()).isEqualTo(1000);
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.keepAlive()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.retryPause()).isEqualTo(Duration.ofMillis(300));
        assertLimits(config.create(), 5, 3, 15);
        assertLimits(config.modify(), 10, 3, 25);
        assertLimits(config.read(), 3, 2, 6);
        assertLimits(config.webhooks(), 10, 3, 30);
        assertThat(config.token().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.token().pause()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.token().longestPause()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldRepeatTheSystemWhenThereIsNoPlugin() {
        // When
        var headers = new StandardHeaders(config(Map.of("quarkus.application.version", "2.1"))).of(KEYS);

        // Then
        assertThat(headers.get("Vipps-System-Name")).isEqualTo("qrpay");
        assertThat(headers.get("Vipps-System-Version")).isEqualTo("2.1");
        assertThat(headers.get("Vipps-System-Plugin-Name")).isEqualTo("qrpay");
        assertThat(headers.get("Vipps-System-Plugin-Version")).isEqualTo("2.1");
        assertThat(headers.get("Ocp-Apim-Subscription-Key")).isEqualTo("k3y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"system-name", "system-version", "plugin-name", "plugin-version"})
    void shouldNotStartWhenAHeaderIsTooLong(String key) {
        // Given
        var config = config(Map.of("qrpay.vipps." + key, "x".repeat(31)));

        // Then
        assertThatThrownBy(() -> new StandardHeaders(config)).hasMessageContaining("qrpay.vipps." + key);
    }

    private static void assertLimits(CallLimits limits, int timeout, int attempts, int total) {
        assertThat(limits.timeout()).isEqualTo(Duration.ofSeconds(timeout));
        assertThat(limits.attempts()).isEqualTo(attempts);
        assertThat(limits.total()).isEqualTo(Duration.ofSeconds(total));
    }

    private static VippsHttpConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(VippsHttpConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(VippsHttpConfig.class);
    }
}
