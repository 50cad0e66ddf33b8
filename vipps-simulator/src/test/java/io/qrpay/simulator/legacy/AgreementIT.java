package io.qrpay.simulator.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.Client;
import io.qrpay.simulator.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AgreementIT {

    private static final String DRAFT = """
            {"pricing":{"type":"LEGACY","currency":"NOK","amount":9900},"interval":{"unit":"MONTH","count":1},\
            "merchantRedirectUrl":"https://shop.example/back","merchantAgreementUrl":"https://shop.example/mine",\
            "productName":"Coffee every day","productDescription":"One a day"}""";

    @TestHTTPResource
    URI simulator;

    private Client client;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), "541001");
    }

    @AfterEach
    void reset() {
        client.send("DELETE", "/simulator", null);
    }

    @Test
    void shouldWaitForCustomerWhenAgreementIsDrafted() {
        // When
        var drafted = draft("key-1", DRAFT);
        var agreement = read(idOf(drafted)).json();

        // Then
        assertThat(drafted.status()).isEqualTo(201);
        assertThat(drafted.json().path("uuid").asText()).hasSize(36);
        assertThat(agreement.path("status").asText()).isEqualTo("PENDING");
        assertThat(agreement.path("vippsConfirmationUrl"))
                .isEqualTo(drafted.json().path("vippsConfirmationUrl"));
        assertThat(agreement.path("productName").asText()).isEqualTo("Coffee every day");
        assertThat(agreement.at("/pricing/amount").asLong()).isEqualTo(9900);
        assertThat(agreement.at("/interval/unit").asText()).isEqualTo("MONTH");
        assertThat(agreement.path("countryCode").asText()).isEqualTo("NO");
        assertThat(client.send(
                                "GET",
                                drafted.json().path("vippsConfirmationUrl").asText(),
                                null)
                        .text())
                .contains("99.00", "Coffee every day");
    }

    @Test
    void shouldBeActiveWhenCustomerSaysYes() {
        // Given
        var id = idOf(draft("key-2", DRAFT));

        // When
        does(id, "approve");

        // Then
        var agreement = read(id).json();
        assertThat(agreement.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(agreement.path("start").asText()).isNotEmpty();
        assertThat(agreement.has("vippsConfirmationUrl")).isFalse();
        assertThat(does(id, "decline").status()).isEqualTo(409);
    }

    @Test
    void shouldBeStoppedWhenCustomerSaysNo() {
        // Given
        var id = idOf(draft("key-3", DRAFT));

        // When
        does(id, "decline");

        // Then
        assertThat(statusOf(id)).isEqualTo("STOPPED");
        assertThat(read(id).json().path("stop").asText()).isNotEmpty();
    }

    @Test
    void shouldExpireByVendorsClockWhenNobodyAnswers() {
        // Given
        client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":600}");
        var id = idOf(draft("key-4", DRAFT));
        assertThat(statusOf(id)).isEqualTo("PENDING");

        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(statusOf(id)).isEqualTo("EXPIRED"));
    }

    @Test
    void shouldExpireAtOnceWhenCustomerLetsItLapse() {
        // Given
        var id = idOf(draft("key-5", DRAFT));

        // When
        does(id, "lapse");

        // Then
        assertThat(statusOf(id)).isEqualTo("EXPIRED");
    }

    @Test
    void shouldMakeOneAgreementWhenKeyComesTwice() {
        // Given
        var first = draft("key-6", DRAFT);

        // Then
        assertThat(draft("key-6", DRAFT).json()).isEqualTo(first.json());
        assertThat(draft("key-6", DRAFT.replace("9900", "9800")).status()).isEqualTo(409);
        assertThat(idOf(draft("key-7", DRAFT))).isNotEqualTo(idOf(first));
    }

    @Test
    void shouldNameEachFieldWhenItBreaksItsRule() {
        // When
        var refused = draft("key-8", DRAFT.replace("LEGACY", "CHEAP").replace("\"count\":1", "\"count\":32"));

        // Then
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.json().path("contextId").asText()).isNotEmpty();
        assertThat(namesOf(refused.json())).containsExactlyInAnyOrder("pricing.type", "interval.count");
        assertThat(namesOf(draft("k".repeat(41), DRAFT).json())).containsExactly("Idempotency-Key");
        assertThat(namesOf(client.post("/recurring/v3/agreements", DRAFT).json()))
                .containsExactly("Idempotency-Key");
    }

    @Test
    void shouldNotFindWhenAgreementIsUnknownOrOfAnotherSalesUnit() {
        // Given
        var id = idOf(draft("key-9", DRAFT));

        // Then
        assertThat(read("agr_unknown").status()).isEqualTo(404);
        assertThat(client.with("Merchant-Serial-Number", "541002")
                        .send("GET", "/recurring/v3/agreements/" + id, null)
                        .status())
                .isEqualTo(404);
    }

    private Reply draft(String key, String body) {
        return client.with("Idempotency-Key", key).post("/recurring/v3/agreements", body);
    }

    private Reply read(String id) {
        return client.send("GET", "/recurring/v3/agreements/" + id, null);
    }

    private String statusOf(String id) {
        return read(id).json().path("status").asText();
    }

    private Reply does(String id, String act) {
        return client.post("/simulator/legacy/agreement/%s/%s".formatted(id, act), "");
    }

    private static String idOf(Reply drafted) {
        return drafted.json().path("agreementId").asText();
    }

    private static List<String> namesOf(JsonNode problem) {
        return problem.path("extraDetails")
                .valueStream()
                .map(detail -> detail.path("name").asText())
                .toList();
    }
}
