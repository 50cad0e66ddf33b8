package io.qrpay.simulator.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.simulator.Camera;
import io.qrpay.simulator.Client;
import io.qrpay.simulator.Reply;
import io.qrpay.simulator.Store;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CallbackIT {

    private static final String CODES = "/qr/v1/merchant-callback";
    private static final String PLACE = "{\"locationDescription\":\"Kasse 1\"}";

    private final HttpClient browser = HttpClient.newHttpClient();

    @TestHTTPResource
    URI simulator;

    private Client client;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), "520001");
    }

    @AfterEach
    void forget() {
        client.send("DELETE", "/simulator/qrs", null);
        client.send("DELETE", "/simulator?everything=true", null);
    }

    @Test
    void shouldAnswerNothingButOkWhenCodeIsPut() {
        // When
        var put = put("kasse-1", PLACE);

        // Then
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.text()).isEmpty();
        var shown = get("kasse-1").json();
        assertThat(shown.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "merchantSerialNumber", "merchantQrId", "locationDescription", "qrImageUrl", "qrContent");
        assertThat(shown.path("merchantSerialNumber").asText()).isEqualTo("520001");
        assertThat(shown.path("merchantQrId").asText()).isEqualTo("kasse-1");
        assertThat(shown.path("locationDescription").asText()).isEqualTo("Kasse 1");
    }

    @Test
    void shouldKeepContentWhenCodeIsPutAgain() {
        // Given
        put("moved", PLACE);
        var content = contentOf("moved");

        // When
        put("moved", "{\"locationDescription\":\"Kiosk\",\"category\":\"VENDING\"}");

        // Then
        assertThat(contentOf("moved")).isEqualTo(content);
        assertThat(get("moved").json().path("locationDescription").asText()).isEqualTo("Kiosk");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "LocationDescription | {}",
                "LocationDescription | {\"locationDescription\":null}",
                "LocationDescription | {\"locationDescription\":\"1234567890123456789012345678901234567\"}",
                "Category            | {\"locationDescription\":\"Kiosk\",\"category\":\"GARDEN\"}",
            })
    void shouldNameParameterWhenItBreaksItsRule(String name, String body) {
        // When
        var refused = put("wrong", body);

        // Then
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("invalidParams").path(0).path("name").asText())
                .isEqualTo(name);
        assertThat(get("wrong").status()).isEqualTo(404);
    }

    @Test
    void shouldTakeLocationWhenOf36Characters() {
        assertThat(put("long", "{\"locationDescription\":\"%s\"}".formatted("ø".repeat(36)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldNotFindWhenCodeIsDeleted() {
        // Given
        put("gone", PLACE);
        var content = contentOf("gone");

        // When
        var deleted = client.send("DELETE", CODES + "/gone", null);

        // Then
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(get("gone").status()).isEqualTo(404);
        assertThat(get("gone").text()).isEmpty();
        var again = client.send("DELETE", CODES + "/gone", null);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.json().path("title").asText()).isNotEmpty();
        assertThat(client.send("GET", content, null).status()).isEqualTo(410);
    }

    @Test
    void shouldNameHeaderWhenSalesUnitIsMissing() {
        // When
        var refused = client.with("Merchant-Serial-Number", null).send("GET", CODES, null);

        // Then
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("invalidParams").path(0).path("name").asText())
                .isEqualTo("Merchant-Serial-Number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"QrImageFormat=PNG&QrImageSize=333", "qrImageFormat=png&qrimagesize=333"})
    void shouldShowPngOfSizeWhenQueryAsks(String query) throws Exception {
        // Given
        put("shown", PLACE);

        // When
        var image = browse(imageUrl(CODES + "/shown?" + query));

        // Then
        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(image.body())).getWidth())
                .isEqualTo(333);
        assertThat(Camera.readPng(image.body())).isEqualTo(contentOf("shown"));
    }

    @Test
    void shouldKeepQueryWhenPathHasAnotherCase() throws Exception {
        // Given
        put("Shown", PLACE);

        // When
        var image = browse(imageUrl("/Qr/v1/merchant-Callback/Shown?QrImageFormat=PNG"));

        // Then
        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/png");
    }

    @Test
    void shouldShowSvgWhenQueryAsksNothing() throws Exception {
        // Given
        put("shown", PLACE);

        // When
        var image = browse(imageUrl(CODES + "/shown"));

        // Then
        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(Camera.readSvg(image.body())).isEqualTo(contentOf("shown"));
    }

    @ParameterizedTest
    @CsvSource({"QrImageFormat=GIF, QrImageFormat", "QrImageSize=99, QrImageSize", "qrimagesize=2001, QrImageSize"})
    void shouldNameParameterWhenQueryBreaksItsRule(String query, String name) {
        // When
        var refused = client.send("GET", CODES + "?" + query, null);

        // Then
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("invalidParams").path(0).path("name").asText())
                .isEqualTo(name);
    }

    @Test
    void shouldMoveImageAndKeepContentWhenUrlsAreRotated() throws Exception {
        // Given
        put("kept", PLACE);
        var content = contentOf("kept");
        var before = imageUrl(CODES + "/kept");

        // When
        client.post("/simulator/qrs/rotate-image-urls", "");

        // Then
        var after = imageUrl(CODES + "/kept");
        assertThat(after).isNotEqualTo(before);
        assertThat(browse(before).statusCode()).isEqualTo(404);
        assertThat(Camera.readSvg(browse(after).body())).isEqualTo(content);
        assertThat(contentOf("kept")).isEqualTo(content);
    }

    @Test
    void shouldTellStoreWhenCodeIsScanned() {
        try (var store = Store.open()) {
            // Given
            put("k%C3%B8%201", PLACE);
            registerForCheckIns(store);

            // When
            var scanned = client.send("GET", contentOf("k%C3%B8%201"), null);

            // Then
            assertThat(scanned.status()).isEqualTo(200);
            var told = store.received().getFirst().json();
            assertThat(told.path("merchantQrId").asText()).isEqualTo("kø 1");
            assertThat(told.path("msn").asText()).isEqualTo("520001");
        }
    }

    @Test
    void shouldTellBeaconAsIdWhenPrintOfMobilePayIsScanned() {
        try (var store = Store.open()) {
            // Given
            registerForCheckIns(store);

            // When
            var put = client.send("PUT", CODES + "/mobilepay/beacon-7", PLACE);
            client.send("GET", contentOf("beacon-7"), null);

            // Then
            assertThat(put.status()).isEqualTo(200);
            assertThat(store.received().getFirst().json().path("merchantQrId").asText())
                    .isEqualTo("beacon-7");
        }
    }

    @Test
    void shouldConflictWhenBeaconIsOfAnotherSalesUnit() {
        // Given
        var beacon = CODES + "/mobilepay/beacon-8";
        var other = client.with("Merchant-Serial-Number", "520002");
        client.send("PUT", beacon, PLACE);

        // When
        var taken = other.send("PUT", beacon, PLACE);

        // Then
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json()).hasToString("{\"id\":\"beacon-8\"}");
        assertThat(client.send("PUT", beacon, PLACE).status()).isEqualTo(200);
        client.send("DELETE", CODES + "/beacon-8", null);
        assertThat(other.send("PUT", beacon, PLACE).status()).isEqualTo(200);
    }

    private Reply put(String id, String body) {
        return client.send("PUT", CODES + "/" + id, body);
    }

    private Reply get(String id) {
        return client.send("GET", CODES + "/" + id, null);
    }

    private String contentOf(String id) {
        return get(id).json().path("qrContent").asText();
    }

    private String imageUrl(String path) {
        return client.send("GET", path, null).json().path("qrImageUrl").asText();
    }

    private void registerForCheckIns(Store store) {
        client.post(
                "/webhooks/v1/webhooks",
                "{\"url\":\"%s\",\"events\":[\"user.checked-in.v1\"]}".formatted(store.url("/check-in")));
    }

    private HttpResponse<byte[]> browse(String url) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    }
}
