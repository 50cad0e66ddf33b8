package io.qrpay.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.simulator.Client;
import io.qrpay.simulator.Reply;
import io.qrpay.simulator.Store;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(StrictVendor.class)
class StrictVendorIT {

    @TestHTTPResource
    URI simulator;

    private Client client;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), "700001")
                .with("client_id", "known")
                .with("client_secret", "right")
                .with("Authorization", null);
        client = client.with(
                "Authorization", "Bearer " + login().json().path("access_token").asText());
        client.send("DELETE", "/simulator", null);
    }

    @Test
    void shouldTellApartUnknownClientWrongSecretAndWrongKey() {
        // When
        var unknown = client.with("client_id", "stranger").post("/accesstoken/get", "");
        var wrongSecret = client.with("client_secret", "wrong").post("/accesstoken/get", "");
        var wrongKey = client.with("Ocp-Apim-Subscription-Key", "wrong").post("/accesstoken/get", "");

        // Then
        assertThat(unknown.json().path("error").asText()).isEqualTo("unauthorized_client");
        assertThat(wrongSecret.status()).isEqualTo(401);
        assertThat(wrongSecret.json().path("error").asText()).isEqualTo("invalid_client");
        assertThat(wrongKey.status()).isEqualTo(401);
        assertThat(wrongKey.json().path("statusCode").asInt()).isEqualTo(401);
    }

    @Test
    void shouldForbidSalesUnitWhenKeysAreNotForIt() {
        // When
        var reply = client.with("Merchant-Serial-Number", "700003").get("some-reference");

        // Then
        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void shouldForbidInFormOfQrApiWhenKeysAreNotForSalesUnit() {
        // When
        var reply = client.with("Merchant-Serial-Number", "700003").send("GET", "/qr/v1/merchant-callback", null);

        // Then
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.json().has("status")).isFalse();
        assertThat(reply.json().path("title").asText()).isEqualTo("Forbidden");
    }

    @Test
    void shouldTakeKeysOwnSalesUnitWhenRedirectCodeNamesNone() {
        // Given
        var login = client.with("client_id", "single").post("/accesstoken/get", "");
        var single = client.with(
                        "Authorization",
                        "Bearer " + login.json().path("access_token").asText())
                .with("Merchant-Serial-Number", null)
                .with("Accept", "image/*");

        // When
        var created = single.post(
                "/qr/v1/merchant-redirect", "{\"id\":\"unnamed\",\"redirectUrl\":\"https://shop.example\"}");

        // Then
        assertThat(created.status()).isEqualTo(200);
        assertThat(client.with("Accept", null)
                        .send("GET", "/simulator/qrs", null)
                        .json())
                .extracting(code -> code.path("msn").asText())
                .containsExactly("700005");
    }

    @Test
    void shouldWantSalesUnitWhenKeysAreNoPartners() {
        // When
        var reply = client.with("Merchant-Serial-Number", null).send("GET", "/webhooks/v1/webhooks", null);

        // Then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail("Merchant-Serial-Number")).contains("partner");
    }

    @Test
    void shouldRefuseTokenWhenItsLifeIsOver() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> client.get("some-reference").status() == 401);
    }

    @Test
    void shouldRefuseWhatSalesUnitIsNotApprovedFor() {
        // Given
        var euros = Client.order(Client.newReference(), 4900).replace("NOK", "EUR");
        var push = Client.order(Client.newReference(), 4900)
                .replace("\"QR\"", "\"PUSH_MESSAGE\",\"customer\":{\"phoneNumber\":\"4712345678\"}");
        var longLiving = Client.order(Client.newReference(), 4900).replace("\"userFlow\"", """
                "expiresAt":"2099-01-01T00:00:00Z","receipt":{"orderLines":[{"name":"bun","id":"1","totalAmount":1,\
                "totalAmountExcludingTax":1,"totalTaxAmount":0,"taxRate":0}],"bottomLine":{"currency":"NOK"}},"userFlow\"""");

        // When
        var replies = IntStream.range(0, 3)
                .mapToObj(i -> client.create("approval-" + i, new String[] {euros, push, longLiving}[i]))
                .toList();

        // Then
        assertThat(replies).extracting(Reply::errorCode).containsExactly("5040", "5080", "5050");
    }

    @ParameterizedTest
    @CsvSource({"700001, 5030", "700002, 5060", "700004, 5070"})
    void shouldRefuseCreateWhenSalesUnitMayNot(String msn, String code) {
        // Given
        var order = Client.order(Client.newReference(), 4900)
                .replace("\"userFlow\"", "\"profile\":{\"scope\":\"name nin\"},\"userFlow\"");

        // When
        var reply = client.with("Merchant-Serial-Number", msn).create("may-not-" + msn, order);

        // Then
        assertThat(reply.errorCode()).isEqualTo(code);
    }

    @Test
    void shouldTryAgainWhenReceiverDoesNotAnswerInTime() {
        try (var store = Store.open()) {
            // Given
            store.answerNextAfter(Duration.ofSeconds(2));
            client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":20}");
            var reference = Client.newReference();
            register(store.url("/hook").replace("localhost", "127.0.0.1"));

            // When
            client.create(reference, 4900);

            // Then
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(store.namesOf(reference)).containsExactly("CREATED", "CREATED"));
        } finally {
            client.send("DELETE", "/simulator/registrations", null);
        }
    }

    @Test
    void shouldRefusePartWhenSalesUnitMustCaptureInFull() {
        // Given
        var reference = Client.newReference();
        client.create(reference, 4900);
        client.approve(reference);

        // When
        var part = client.capture(reference, "part", 1000);
        var full = client.capture(reference, "full", 4900);

        // Then
        assertThat(part.errorCode()).isEqualTo("6140");
        assertThat(full.status()).isEqualTo(200);
    }

    @Test
    void shouldGiveOutPublicUrlWhenConfigured() {
        // When
        var reply = client.create(Client.newReference(), 4900);

        // Then
        assertThat(reply.json().path("redirectUrl").asText())
                .startsWith("https://simulator.example/qr-image/v1?token=");
    }

    @Test
    void shouldForgetOldestWhenMoreAreFinishedThanKept() {
        // Given
        var references =
                IntStream.range(0, 5).mapToObj(i -> Client.newReference()).toList();

        // When
        references.forEach(reference -> {
            client.create(reference, 4900);
            client.decline(reference);
        });

        // Then
        assertThat(references.stream().map(reference -> client.get(reference).status()))
                .containsExactly(404, 404, 200, 200, 200);
    }

    @Test
    void shouldRefuseCreateWhenTooManyAreOpen() {
        // Given
        IntStream.range(0, 5).forEach(i -> client.create(Client.newReference(), 4900));

        // When
        var reply = client.create(Client.newReference(), 4900);

        // Then
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.errorCode()).isEqualTo("3010");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/hook",
                "https://shop.example:9443/hook",
                "https://localhost/hook",
                "https://10.0.0.7/hook",
                "ftp://shop.example/hook",
                "not a url"
            })
    void shouldRefuseUrlWhenInternetCouldNotReachItSafely(String url) {
        // When
        var reply = register(url);

        // Then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail("url")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://shop.example/hook?site=1", "https://shop.example:8080/", "https://shop.example:443/"})
    void shouldTakeUrlWhenInternetCanReachIt(String url) {
        assertThat(register(url).status()).isEqualTo(201);
    }

    private Reply register(String url) {
        return client.post(
                "/webhooks/v1/webhooks",
                "{\"url\":\"%s\",\"events\":[\"epayments.payment.created.v1\"]}".formatted(url));
    }

    private Reply login() {
        return client.post("/accesstoken/get", "");
    }
}
