package io.qrpay.vipps.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.vipps.scripted.ScriptedVipps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ScriptedVipps.class)
class MetricPathsIT {

    @ParameterizedTest
    @CsvSource({
        "/epayment/v1/payments/pos7-0001,         /epayment/v1/payments/{reference}",
        "/epayment/v1/payments/pos7-0001/events,  /epayment/v1/payments/{reference}/events",
        "/epayment/v1/payments/pos7-0001/capture, /epayment/v1/payments/{reference}/capture",
        "/epayment/v1/payments/pos7-0001/cancel,  /epayment/v1/payments/{reference}/cancel",
        "/epayment/v1/payments/pos7-0001/refund,  /epayment/v1/payments/{reference}/refund",
        "/webhooks/v1/webhooks/3c9a6f1e,          /webhooks/v1/webhooks/{id}"
    })
    void shouldNotTagMetricsWithReferences(String path, String tag) {
        // Given
        var patterns = ConfigProvider.getConfig()
                .getValues("quarkus.micrometer.binder.http-client.match-patterns", String.class);

        // When
        var matching = patterns.stream()
                .map(pattern -> List.of(pattern.split("=")))
                .filter(pattern -> path.matches(pattern.get(0)))
                .findFirst();

        // Then
        assertThat(matching)
                .hasValueSatisfying(pattern -> assertThat(pattern.get(1)).isEqualTo(tag));
    }
}
