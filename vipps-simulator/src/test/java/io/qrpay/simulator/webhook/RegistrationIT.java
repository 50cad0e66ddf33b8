package io.qrpay.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.simulator.Client;
import io.qrpay.simulator.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RegistrationIT {

    private static final String CREATED = "epayments.payment.created.v1";
    private static final String CHECKED_IN = "user.checked-in.v1";

    @TestHTTPResource
    URI simulator;

    private Client client;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), "800001");
    }

    @AfterEach
    void reset() {
        client.send("DELETE", "/simulator?everything=true", null);
    }

    @Test
    void shouldShowSecretOnceWhenRegistered() {
        // When
        var registered = register(CREATED);
        var listed = client.send("GET", "/webhooks/v1/webhooks", null);

        // Then
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.json().path("secret").asText()).hasSize(88);
        var only = listed.json().path("webhooks").get(0);
        assertThat(only.path("id")).isEqualTo(registered.json().path("id"));
        assertThat(only.path("url").asText()).isEqualTo("http://localhost:9999/hook?a=b");
        assertThat(only.path("events").get(0).asText()).isEqualTo(CREATED);
        assertThat(only.has("secret")).isFalse();
    }

    @Test
    void shouldNotShowRegistrationWhenSalesUnitIsAnother() {
        // Given
        register(CREATED);

        // When
        var listed = Client.of(simulator.getPort(), "800002").send("GET", "/webhooks/v1/webhooks", null);

        // Then
        assertThat(listed.json().path("webhooks")).isEmpty();
    }

    @Test
    void shouldForgetRegistrationWhenDeleted() {
        // Given
        var path =
                "/webhooks/v1/webhooks/" + register(CREATED).json().path("id").asText();

        // When
        var deleted = client.send("DELETE", path, null);
        var again = client.send("DELETE", path, null);

        // Then
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(404);
        assertThat(client.send("GET", "/webhooks/v1/webhooks", null).json().path("webhooks"))
                .isEmpty();
    }

    @Test
    void shouldTakeTwentyFiveWhenOfOneEventAndNoMore() {
        // Given
        for (var registration = 1; registration <= 25; registration++) {
            assertThat(register(CREATED).status()).isEqualTo(201);
        }

        // When
        var one = register(CREATED);

        // Then
        assertThat(one.status()).isEqualTo(400);
        assertThat(one.detail("events")).contains(CREATED);
        assertThat(register("epayments.payment.captured.v1").status()).isEqualTo(201);
    }

    @Test
    void shouldTakeOneWhenForCheckInsAndNoMore() {
        // Given
        register(CHECKED_IN);

        // When
        var second = register(CHECKED_IN);

        // Then
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.detail("events")).contains(CHECKED_IN);
    }

    @Test
    void shouldNameEventWhenItIsUnknown() {
        // When
        var reply = register("epayment.payment.created.v1");

        // Then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail("events")).isEqualTo("Unsupported values: epayment.payment.created.v1");
    }

    @Test
    void shouldNameFieldsWhenTheyAreMissing() {
        // When
        var reply = client.post("/webhooks/v1/webhooks", "{\"events\":[]}");

        // Then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail("url")).isNotEmpty();
        assertThat(reply.detail("events")).isNotEmpty();
    }

    @Test
    void shouldKeepBucketOfItsOwnWhenPartnerLeavesSalesUnitOut() {
        // Given
        var partner = client.with("Merchant-Serial-Number", null);

        // When
        var registered = partner.post("/webhooks/v1/webhooks", body(CREATED));

        // Then
        assertThat(registered.status()).isEqualTo(201);
        assertThat(partner.send("GET", "/webhooks/v1/webhooks", null).json().path("webhooks"))
                .hasSize(1);
        assertThat(client.send("GET", "/webhooks/v1/webhooks", null).json().path("webhooks"))
                .isEmpty();
    }

    @Test
    void shouldDropWithoutAWordWhenAskedTo() {
        // Given
        register(CREATED);
        var other = Client.of(simulator.getPort(), "800002");
        other.post("/webhooks/v1/webhooks", body(CREATED));

        // When
        var dropped = client.send("DELETE", "/simulator/registrations?msn=800001", null);

        // Then
        assertThat(dropped.json()).hasSize(1);
        assertThat(client.send("GET", "/webhooks/v1/webhooks", null).json().path("webhooks"))
                .isEmpty();
        var left = client.send("GET", "/simulator/registrations", null).json();
        assertThat(left).hasSize(1);
        assertThat(left.get(0).path("msn").asText()).isEqualTo("800002");
        assertThat(left.get(0).has("secret")).isFalse();
    }

    @Test
    void shouldGiveSecretOfItsOwnWhenUrlIsRegisteredTwice() {
        assertThat(register(CREATED).json().path("secret"))
                .isNotEqualTo(register(CREATED).json().path("secret"));
    }

    @Test
    void shouldRefuseDeleteWhenIdIsUnknown() {
        assertThat(client.send("DELETE", "/webhooks/v1/webhooks/" + UUID.randomUUID(), null)
                        .status())
                .isEqualTo(404);
    }

    private Reply register(String event) {
        return client.post("/webhooks/v1/webhooks", body(event));
    }

    private static String body(String event) {
        return "{\"url\":\"http://localhost:9999/hook?a=b\",\"events\":[\"%s\"]}".formatted(event);
    }
}
