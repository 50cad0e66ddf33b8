package io.qrpay.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.simulator.Client;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class GatewayIT {

    @TestHTTPResource
    URI simulator;

    private Client client;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), "600001");
    }

    @AfterEach
    void reset() {
        client.send("DELETE", "/simulator", null);
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, ",
        "Authorization, Bearer wrong",
        "Authorization, eyJhbGciOiJSUzI1NiJ9.e30.x",
        "Ocp-Apim-Subscription-Key, "
    })
    void shouldTurnAwayInGatewaysFormWhenKeyOrTokenIsWrong(String header, String value) {
        // When
        var reply = client.with(header, value).get("some-reference");

        // Then
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.json().path("statusCode").asInt()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "Merchant-Serial-Number, ",
        "Merchant-Serial-Number, 123",
        "Merchant-Serial-Number, 12345678901",
        "Merchant-Serial-Number, 12a456",
        "Idempotency-Key, ",
        "Idempotency-Key, 123456789012345678901234567890123456789012345678901",
        "Vipps-System-Name, 1234567890123456789012345678901",
        "Vipps-System-Plugin-Version, 1234567890123456789012345678901"
    })
    void shouldNameHeaderWhenItBreaksItsRule(String header, String value) {
        // Given
        var wrong = client.with("Idempotency-Key", "key").with(header, value);

        // When
        var reply = wrong.post("/epayment/v1/payments", Client.order(Client.newReference(), 4900));

        // Then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail(header)).isNotEmpty();
    }

    @Test
    void shouldAllowCancelWithoutKey() {
        // Given
        var reference = Client.newReference();
        client.create(reference, 4900);

        // When
        var reply = client.cancel(reference, "");

        // Then
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void shouldTurnAwaySixthWriteWhenMinuteIsNotOver() {
        // Given
        var reference = Client.newReference();
        client.create(reference, 4900);
        client.approve(reference);
        for (var capture = 1; capture <= 4; capture++) {
            assertThat(client.capture(reference, "c" + capture, 100).status()).isEqualTo(200);
        }

        // When
        var sixth = client.capture(reference, "c5", 100);

        // Then
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(Integer.parseInt(sixth.header("Retry-After"))).isBetween(1, 60);
        assertThat(sixth.json().path("statusCode").asInt()).isEqualTo(429);
        assertThat(client.get(reference).aggregate("captured")).isEqualTo(400);
    }

    @Test
    void shouldTurnAwayReadsBeyond120WhenMinuteIsNotOver() {
        // Given
        var reference = Client.newReference();
        client.create(reference, 4900);
        for (var read = 1; read <= 120; read++) {
            client.get(reference);
        }

        // When
        var one = client.events(reference);

        // Then
        assertThat(one.status()).isEqualTo(429);
    }

    @Test
    void shouldCountCreatesTogetherWhenReferenceIsMisspelt() {
        // Given
        var misspelt = Client.order("x", 4900).replace("\"reference\"", "\"refrence\"");
        for (var create = 1; create <= 5; create++) {
            assertThat(client.create("k" + create, misspelt).status()).isEqualTo(400);
        }

        // When
        var sixth = client.create("k6", misspelt);

        // Then
        assertThat(sixth.status()).isEqualTo(429);
    }

    @Test
    void shouldNotCountWhenRateLimitsAreOff() {
        // Given
        client.send("PATCH", "/simulator/behaviour", "{\"rateLimits\":false}");
        var reference = Client.newReference();
        client.create(reference, 4900);
        client.approve(reference);

        // When
        for (var capture = 1; capture <= 20; capture++) {
            client.capture(reference, "c" + capture, 100);
        }

        // Then
        assertThat(client.get(reference).aggregate("captured")).isEqualTo(2000);
    }
}
