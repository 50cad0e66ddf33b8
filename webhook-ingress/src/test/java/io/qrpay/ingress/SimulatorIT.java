package io.qrpay.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.contracts.customer.CustomerCheckedIn;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.quarkus.LocalStack;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Registers with the simulator, which shares no code with this service, and takes what it signs. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(SimulatorResource.class)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class SimulatorIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource
    URI service;

    private URI simulator;
    private Deliveries http;
    private String token;

    @BeforeEach
    void start() {
        simulator = ConfigProvider.getConfig().getValue(SimulatorResource.URL, URI.class);
        http = new Deliveries(service);
        token = post("/accesstoken/get", "").path("access_token").textValue();
        await().atMost(PATIENCE).until(http::areExpected);
        await().atMost(PATIENCE).until(() -> registrations().size() == 2);
    }

    @Test
    void shouldTellWhatHappensToAPaymentWhenTheVendorSignsIt() {
        // Given
        var reference = "it-" + UUID.randomUUID();
        try (var facts = TopicReader.fromNow(LocalStack.broker().bootstrapServers(), "payment.event.v1", Fact.class)) {

            // When
            create(reference);
            post("/simulator/payments/" + reference + "/approve", "");

            // Then
            var key = SimulatorResource.MSN + "/" + reference;
            var created = facts.first(key, fact -> fact.name() == FactName.CREATED);
            var authorized = facts.first(key, fact -> fact.name() == FactName.AUTHORIZED);
            assertThat(created.value().idempotencyKey()).isEqualTo("k-" + reference);
            assertThat(authorized.value().amount().value()).isEqualTo(4900);
            assertThat(authorized.offset()).isGreaterThan(created.offset());
        }
    }

    @Test
    void shouldTellThatACustomerCheckedInWhileTheCustomerWaits() {
        // Given
        var till = "till-" + UUID.randomUUID();
        var body = "{\"msn\":\"%s\",\"merchantQrId\":\"%s\"}".formatted(SimulatorResource.MSN, till);
        try (var checkIns = TopicReader.fromNow(
                LocalStack.broker().bootstrapServers(), "customer.checked-in.v1", CustomerCheckedIn.class)) {

            // When
            var told = post("/simulator/check-ins", body);

            // Then
            var found = checkIns.first(SimulatorResource.MSN + "/" + till, any -> true);
            assertThat(found.value().customerToken())
                    .isEqualTo(told.path("customerToken").textValue());
        }
    }

    @Test
    void shouldRegisterAnewWhenTheVendorHasDroppedARegistration() {
        // Given
        var dropped = registrations().get(0).path("id").textValue();

        // When
        send(request("/webhooks/v1/webhooks/" + dropped).DELETE());

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(registrations().findValuesAsText("id"))
                        .hasSize(2)
                        .doesNotContain(dropped));
    }

    private void create(String reference) {
        send(request("/epayment/v1/payments")
                .header("Idempotency-Key", "k-" + reference)
                .POST(BodyPublishers.ofString("""
                {"amount":{"currency":"NOK","value":4900},"paymentMethod":{"type":"WALLET"},"reference":"%s",
                 "userFlow":"QR","customerInteraction":"CUSTOMER_PRESENT"}""".formatted(reference))));
    }

    private JsonNode registrations() {
        return send(request("/webhooks/v1/webhooks")).path("webhooks");
    }

    private JsonNode post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(simulator.resolve(path))
                .header("client_id", "id")
                .header("client_secret", "secret")
                .header("Ocp-Apim-Subscription-Key", "key")
                .header("Merchant-Serial-Number", SimulatorResource.MSN)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) {
        var answer = http.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
