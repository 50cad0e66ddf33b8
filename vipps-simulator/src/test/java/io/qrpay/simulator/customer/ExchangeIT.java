package io.qrpay.simulator.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.simulator.Client;
import io.qrpay.simulator.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExchangeIT {

    @TestHTTPResource
    URI simulator;

    private Client client;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), "542001");
    }

    @Test
    void shouldTellNumberWhenPersonalCodeIsExchanged() {
        // When
        var first = exchange("https://qr.vipps.no/28/2/01/031/4712345678?v=1");
        var second = exchange("https://qr.vipps.no/p/abc");

        // Then
        assertThat(first.json().path("msisdn").asText()).isEqualTo("4712345678");
        assertThat(first.json().path("version").asText()).isEqualTo("1.0");
        assertThat(first.json().has("timestamp")).isFalse();
        assertThat(second.json().path("msisdn").asText()).matches("47\\d{8}");
        assertThat(second.json().path("version").asText()).isEqualTo("2.0");
        assertThat(second.json().path("timestamp").asLong()).isPositive();
    }

    @Test
    void shouldNameCodeInExtraDetailsWhenItIsNoPersonalOne() {
        // When
        var refused = exchange("https://qr.vipps.no/other");

        // Then
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail("qrCode")).isNotEmpty();
        assertThat(refused.json().path("status").asInt()).isEqualTo(400);
        assertThat(refused.json().has("traceId")).isFalse();
    }

    private Reply exchange(String code) {
        return client.post("/qr/v1/exchange", "{\"qrCode\":\"%s\",\"requestedData\":[\"MSISDN\"]}".formatted(code));
    }
}
