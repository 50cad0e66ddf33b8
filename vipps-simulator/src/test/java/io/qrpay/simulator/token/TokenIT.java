package io.qrpay.simulator.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.simulator.Client;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenIT {

    @TestHTTPResource
    URI simulator;

    @Test
    void shouldWriteNumbersAsStringsWhenTokenIsGiven() {
        // Given
        var client = keysOnly(Client.of(simulator.getPort(), "500001"));

        // When
        var reply = client.post("/accesstoken/get", "");

        // Then
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=UTF-8");
        assertThat(reply.json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(reply.json().path("expires_in").isTextual()).isTrue();
        assertThat(reply.json().path("expires_in").asText()).isEqualTo("3599");
        assertThat(Long.parseLong(reply.json().path("expires_on").textValue()))
                .isGreaterThan(Instant.now().getEpochSecond());
        assertThat(reply.json().path("not_before").isTextual()).isTrue();
    }

    @Test
    void shouldFindTokenPathWhateverItsCase() {
        // Given
        var client = keysOnly(Client.of(simulator.getPort(), "500001"));

        // When
        var reply = client.post("/accessToken/get", "");

        // Then
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void shouldAnswerLikeLoginServerWhenSecretIsMissing() {
        // Given
        var client = keysOnly(Client.of(simulator.getPort(), "500001")).with("client_secret", null);

        // When
        var reply = client.post("/accesstoken/get", "");

        // Then
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("error").asText()).isEqualTo("invalid_client");
        assertThat(reply.json().path("error_codes").isArray()).isTrue();
    }

    @Test
    void shouldAnswerLikeGatewayWhenSubscriptionKeyIsMissing() {
        // Given
        var client = keysOnly(Client.of(simulator.getPort(), "500001")).with("Ocp-Apim-Subscription-Key", null);

        // When
        var reply = client.post("/accesstoken/get", "");

        // Then
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("statusCode").asInt()).isEqualTo(401);
        assertThat(reply.json().path("message").asText()).isNotEmpty();
    }

    @Test
    void shouldKeepEarlierTokenValidWhenAnotherIsFetched() {
        // Given
        var first = Client.of(simulator.getPort(), "500001");
        Client.of(simulator.getPort(), "500001");

        // When
        var reply = first.get("unknown-reference");

        // Then
        assertThat(reply.status()).isEqualTo(404);
    }

    @Test
    void shouldRefuseTokenWhenAllAreRevoked() {
        // Given
        var client = Client.of(simulator.getPort(), "500001");
        client.send("DELETE", "/simulator/tokens", null);

        // When
        var reply = client.get("unknown-reference");

        // Then
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("statusCode").asInt()).isEqualTo(401);
    }

    private static Client keysOnly(Client client) {
        return client.with("Authorization", null)
                .with("client_id", "any-client")
                .with("client_secret", "any-secret");
    }
}
