package io.qrpay.simulator.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.simulator.Camera;
import io.qrpay.simulator.Client;
import io.qrpay.simulator.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OneTimeIT {

    private final HttpClient browser = HttpClient.newHttpClient();

    @TestHTTPResource
    URI simulator;

    private Client client;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), "530001");
    }

    @AfterEach
    void reset() {
        client.send("DELETE", "/simulator", null);
    }

    @Test
    void shouldShowLandingPageAsCodeWhenPaymentWaits() throws Exception {
        // Given
        var landingPage = landingPage(Client.newReference());

        // When
        var code = codeOf(landingPage);

        // Then
        assertThat(code.status()).isEqualTo(200);
        assertThat(code.json().path("expiresIn").asLong()).isBetween(590L, 600L);
        var image = browser.send(
                HttpRequest.newBuilder(URI.create(code.json().path("url").asText()))
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(Camera.readPng(image.body())).isEqualTo(landingPage);
    }

    @Test
    void shouldRefuseWhenLandingPageIsUnknown() {
        // Given
        var landingPage = landingPage(Client.newReference());

        // Then
        assertThat(titleOf(codeOf(landingPage + "x"))).isEqualTo("Validation error");
        assertThat(titleOf(codeOf("no url"))).isEqualTo("Validation error");
        assertThat(titleOf(client.with("Merchant-Serial-Number", "530002")
                        .with("Accept", "image/png")
                        .post("/qr/v1", "{\"url\":\"%s\"}".formatted(landingPage))))
                .isEqualTo("Validation error");
    }

    @Test
    void shouldSayTimeoutWhenPaymentIsOver() {
        // Given
        client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":600}");
        var landingPage = landingPage(Client.newReference());

        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(titleOf(codeOf(landingPage))).isEqualTo("Order timeout"));
    }

    @Test
    void shouldOpenEcomPaymentWhenItsCodeIsScanned() throws Exception {
        // Given
        var landingPage = ecomLandingPage("one-time-1");
        var code = codeOf(landingPage);
        assertThat(code.json().path("expiresIn").asLong()).isBetween(590L, 600L);
        assertThat(isScanned("one-time-1")).isFalse();

        // When
        var scanned = scan(code.json().path("url").asText());

        // Then
        assertThat(scanned.statusCode()).isEqualTo(302);
        assertThat(scanned.headers().firstValue("Location")).hasValue(landingPage);
        assertThat(isScanned("one-time-1")).isTrue();
    }

    @Test
    void shouldOpenAgreementWhenItsCodeIsScanned() throws Exception {
        // Given
        var agreement = client.with("Idempotency-Key", "one-time-agreement")
                .post("/recurring/v3/agreements", """
                {"pricing":{"type":"LEGACY","currency":"NOK","amount":9900},"productName":"Coffee every day",\
                "merchantRedirectUrl":"https://shop.example/back"}""")
                .json();
        var landingPage = agreement.path("vippsConfirmationUrl").asText();

        // When
        var scanned = scan(codeOf(landingPage).json().path("url").asText());

        // Then
        assertThat(scanned.headers().firstValue("Location")).hasValue(landingPage);
        assertThat(client.send("GET", "/simulator/legacy", null)
                        .json()
                        .get(0)
                        .path("opened")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void shouldSayTimeoutWhenEcomPaymentIsOver() {
        // Given
        var landingPage = ecomLandingPage("one-time-2");
        var image = codeOf(landingPage).json().path("url").asText();

        // When
        client.post("/simulator/legacy/ecom/one-time-2/lapse", "");

        // Then
        assertThat(titleOf(codeOf(landingPage))).isEqualTo("Order timeout");
        assertThat(client.send("GET", image, null).status()).isEqualTo(404);
    }

    private HttpResponse<Void> scan(String imageUrl) throws Exception {
        var image = browser.send(HttpRequest.newBuilder(URI.create(imageUrl)).build(), BodyHandlers.ofByteArray());
        var content = URI.create(Camera.readPng(image.body()));
        return browser.send(HttpRequest.newBuilder(content).build(), BodyHandlers.discarding());
    }

    private boolean isScanned(String orderId) {
        return client.send("GET", "/ecomm/v2/payments/" + orderId + "/details", null)
                .json()
                .at("/transactionLogHistory/0")
                .has("transactionId");
    }

    private String ecomLandingPage(String orderId) {
        return client.post("/ecomm/v2/payments", """
                {"merchantInfo":{"merchantSerialNumber":"530001","callbackPrefix":"https://shop.example/callback",\
                "fallBack":"https://shop.example/back"},"customerInfo":{},"transaction":{"amount":4900,"orderId":"%s",\
                "transactionText":"Coffee and bun"}}""".formatted(orderId))
                .json()
                .path("url")
                .asText();
    }

    private Reply codeOf(String url) {
        return client.with("Accept", "image/png").post("/qr/v1", "{\"url\":\"%s\"}".formatted(url));
    }

    private static String titleOf(Reply refused) {
        assertThat(refused.status()).isEqualTo(400);
        return refused.json().path("title").asText();
    }

    private String landingPage(String reference) {
        var order = Client.order(reference, 4900)
                .replace("\"QR\"", "\"WEB_REDIRECT\",\"returnUrl\":\"https://shop.example/back\"");
        return client.create("one-time-" + reference.substring(9), order)
                .json()
                .path("redirectUrl")
                .asText();
    }
}
