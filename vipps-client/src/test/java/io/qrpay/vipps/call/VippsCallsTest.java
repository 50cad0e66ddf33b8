package io.qrpay.vipps.call;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.vipps.http.VippsHttpConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VippsCallsTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource({"create,6", "modify,0", "read,-1", "webhooks,100"})
    void shouldNotStartWhenAttemptsAreOutOfTheVendorsLimit(String kind, String attempts) {
        // Given
        var config = config(Map.of("qrpay.vipps." + kind + ".attempts", attempts));

        // Then
        assertThatThrownBy(() -> new VippsCalls(null, null, null, null, config, vertx))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("qrpay.vipps." + kind + ".attempts");
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
