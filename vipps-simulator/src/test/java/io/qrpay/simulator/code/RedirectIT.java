package io.qrpay.simulator.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.simulator.Camera;
import io.qrpay.simulator.Client;
import io.qrpay.simulator.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RedirectIT {

    private static final String CODES = "/qr/v1/merchant-redirect";
    private static final String TARGET = "https://shop.example/menu";

    private final HttpClient browser = HttpClient.newHttpClient();

    @TestHTTPResource
    URI simulator;

    private Client client;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), "510001").with("Accept", "image/svg+xml");
    }

    @AfterEach
    void forget() {
        client.send("DELETE", "/simulator/qrs", null);
        client.send("DELETE", "/simulator", null);
    }

    @Test
    void shouldLiveForeverWhenNoTimeIsGiven() {
        // When
        var created = create("billboard_1");

        // Then
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.header("Content-Type")).startsWith("application/json");
        assertThat(created.json().path("id").asText()).isEqualTo("billboard_1");
        assertThat(created.json().path("redirectUrl").asText()).isEqualTo(TARGET);
        assertThat(created.json().path("expiresIn").asLong()).isEqualTo(-1);
    }

    @Test
    void shouldConflictWhenIdExists() {
        // Given
        create("twice");

        // When
        var again = client.post(CODES, body("twice", "https://shop.example/other"));

        // Then
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json()).hasToString("{\"id\":\"twice\"}");
        assertThat(get("twice").json().path("redirectUrl").asText()).isEqualTo(TARGET);
    }

    @Test
    void shouldKeepCodesApartWhenSalesUnitsDiffer() {
        // Given
        create("shared");
        var other = client.with("Merchant-Serial-Number", "510002");

        // When
        var created = other.post(CODES, body("shared", TARGET));
        other.send("DELETE", CODES + "/shared", null);

        // Then
        assertThat(created.status()).isEqualTo(200);
        assertThat(get("shared").status()).isEqualTo(200);
        assertThat(other.send("GET", CODES, null).text()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kø 1", "50% + æøå", "a+b", "%41", "tab\\tnew", "日本", "-_+"})
    void shouldFindIdWhenItIsPercentEncoded(String id) {
        // Given
        client.post(CODES, body(id, TARGET));

        // When
        var found = get(id.replace("\\t", "\t"));

        // Then
        assertThat(found.status()).isEqualTo(200);
        assertThat(client.send("DELETE", CODES + "/" + encoded(id.replace("\\t", "\t")), null)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Id          | {\"id\":\"a/b\",\"redirectUrl\":\"https://shop.example\"}",
                "Id          | {\"id\":\"a.b\",\"redirectUrl\":\"https://shop.example\"}",
                "Id          | {\"id\":\"\",\"redirectUrl\":\"https://shop.example\"}",
                "Id          | {\"id\":null,\"redirectUrl\":\"https://shop.example\"}",
                "Id          | {\"redirectUrl\":\"https://shop.example\"}",
                "RedirectUrl | {\"id\":\"a\"}",
                "RedirectUrl | {\"id\":\"a\",\"redirectUrl\":\"http://shop.example\"}",
                "RedirectUrl | {\"id\":\"a\",\"redirectUrl\":\"https://-shop.example\"}",
                "RedirectUrl | {\"id\":\"a\",\"redirectUrl\":\"https://shop.example/~me\"}",
                "RedirectUrl | {\"id\":\"a\",\"redirectUrl\":\"https://shop.example/a,b\"}",
                "Ttl         | {\"id\":\"a\",\"redirectUrl\":\"https://shop.example\",\"ttl\":299}",
                "Ttl         | {\"id\":\"a\",\"redirectUrl\":\"https://shop.example\",\"ttl\":2147483648}",
                "Ttl         | {\"id\":\"a\",\"redirectUrl\":\"https://shop.example\",\"ttl\":\"600\"}",
                "Colour      | {\"id\":\"a\",\"redirectUrl\":\"https://shop.example\",\"colour\":\"red\"}",
                "Body        | {",
            })
    void shouldNameParameterWhenItBreaksItsRule(String name, String body) {
        // When
        var refused = client.post(CODES, body);

        // Then
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/json");
        assertThat(refused.json().path("invalidParams"))
                .extracting(param -> param.path("name").asText())
                .containsExactly(name);
        assertThat(refused.json().has("title")).isTrue();
        assertThat(refused.json().has("detail")).isTrue();
        assertThat(refused.json().has("instance")).isTrue();
        assertThat(refused.json().has("status")).isFalse();
        assertThat(refused.json().has("extraDetails")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://bücher.example/ø", "https://a-b.example/c-d?e=%20#f", "https://shop_1.example"})
    void shouldTakeUrlWhenVendorsPatternDoes(String url) {
        assertThat(client.post(CODES, body("url", url)).status()).isEqualTo(200);
    }

    @Test
    void shouldTakeLongestIdWhenOf128Characters() {
        assertThat(create("ø".repeat(128)).status()).isEqualTo(200);
        assertThat(create("ø".repeat(129)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "image/jpeg", "image/png, image/svg+xml"})
    void shouldRefuseWhenAcceptIsNoPicture(String accept) {
        // Given
        create("shown");
        var asking = client.with("Accept", accept);

        // Then
        assertThat(asking.post(CODES, body("a", TARGET)).status()).isEqualTo(415);
        assertThat(asking.send("GET", CODES + "/shown", null).status()).isEqualTo(415);
        assertThat(asking.send("GET", CODES, null).status()).isEqualTo(415);
        assertThat(asking.send("PUT", CODES + "/shown", "{\"redirectUrl\":\"https://shop.example\"}")
                        .status())
                .isEqualTo(415);
        assertThat(asking.with("Accept", null)
                        .send("GET", CODES + "/shown", null)
                        .status())
                .isEqualTo(415);
        assertThat(asking.send("DELETE", CODES + "/shown", null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "2001", "big", "1.5"})
    void shouldNameSizeWhenOutOfRange(String size) {
        assertThat(invalidParam(client.with("Size", size).post(CODES, body("a", TARGET))))
                .isEqualTo("Size");
    }

    @ParameterizedTest
    @CsvSource({"image/*, image/svg+xml", "image/svg+xml, image/svg+xml", "image/png, image/png"})
    void shouldShowSameCodeWhenAnotherPictureIsAsked(String accept, String contentType) throws Exception {
        // Given
        var content = contentOf("shown", create("shown"));

        // When
        var url = client.with("Accept", accept)
                .with("Size", "333")
                .send("GET", CODES + "/shown", null)
                .json()
                .path("url")
                .asText();
        var image = browse(url);

        // Then
        assertThat(image.headers().firstValue("Content-Type")).hasValue(contentType);
        assertThat(contentType.endsWith("png") ? Camera.readPng(image.body()) : Camera.readSvg(image.body()))
                .isEqualTo(content);
    }

    @Test
    void shouldSendToNewTargetOnSamePrintWhenItIsChanged() {
        // Given
        var content = contentOf("moving", create("moving"));
        assertThat(client.send("GET", content, null).header("Location")).isEqualTo(TARGET);

        // When
        var changed = client.send("PUT", CODES + "/moving", "{\"redirectUrl\":\"https://shop.example/new#x\"}");

        // Then
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("redirectUrl").asText()).isEqualTo("https://shop.example/new#x");
        var scanned = client.send("GET", content, null);
        assertThat(scanned.status()).isEqualTo(302);
        assertThat(scanned.header("Location")).isEqualTo("https://shop.example/new#x");
    }

    @Test
    void shouldEncodeTargetWhenItHasLettersBeyondAscii() {
        // Given
        var created = client.post(CODES, body("letters", "https://shop.example/ø?a=%20b"));

        // When
        var scanned = client.send("GET", contentOf("letters", created), null);

        // Then
        assertThat(scanned.header("Location")).isEqualTo("https://shop.example/%C3%B8?a=%20b");
    }

    @Test
    void shouldStayDeadWhenIdIsUsedAgain() throws Exception {
        // Given
        var created = create("reborn");
        var content = contentOf("reborn", created);

        // When
        var deleted = client.send("DELETE", CODES + "/reborn", null);
        create("reborn");

        // Then
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(client.send("GET", content, null).status()).isEqualTo(410);
        assertThat(browse(created.json().path("url").asText()).statusCode()).isEqualTo(404);
        assertThat(contentOf("reborn", get("reborn"))).isNotEqualTo(content);
        assertThat(client.send("GET", content + "x", null).status()).isEqualTo(404);
    }

    @Test
    void shouldNotFindWhenThereIsNoSuchCode() {
        assertThat(get("nobody").status()).isEqualTo(404);
        assertThat(client.send("DELETE", CODES + "/nobody", null).status()).isEqualTo(404);
        var changed = client.send("PUT", CODES + "/nobody", "{\"redirectUrl\":\"https://shop.example\"}");
        assertThat(changed.status()).isEqualTo(404);
        assertThat(changed.json().path("title").asText()).isNotEmpty();
    }

    @Test
    void shouldEndByVendorsClockWhenTimeIsGiven() {
        // Given
        client.with("Accept", "application/json").send("PATCH", "/simulator/behaviour", "{\"timeFactor\":600}");
        var created = client.post(CODES, "{\"id\":\"brief\",\"redirectUrl\":\"%s\",\"ttl\":1200}".formatted(TARGET));
        var content = contentOf("brief", created);
        assertThat(created.json().path("expiresIn").asLong()).isBetween(900L, 1200L);

        // When
        await().atMost(Duration.ofSeconds(20)).until(() -> get("brief").status() == 404);

        // Then
        assertThat(client.send("GET", content, null).status()).isEqualTo(410);
        assertThat(client.send("GET", CODES, null).text()).isEqualTo("[]");
        assertThat(create("brief").status()).isEqualTo(200);
    }

    @Test
    void shouldListByIdWhenThereAreSeveral() {
        // Given
        create("b");
        create("a");

        // When
        var list = client.send("GET", CODES, null);

        // Then
        assertThat(list.json()).extracting(code -> code.path("id").asText()).containsExactly("a", "b");
    }

    @Test
    void shouldTurnAwayInGatewaysFormWhenTokenIsMissing() {
        assertThat(client.with("Authorization", null)
                        .send("GET", CODES, null)
                        .json()
                        .path("statusCode")
                        .asInt())
                .isEqualTo(401);
    }

    @Test
    void shouldWantSalesUnitWhenKeysAreForMany() {
        assertThat(invalidParam(client.with("Merchant-Serial-Number", null).send("GET", CODES, null)))
                .isEqualTo("Merchant-Serial-Number");
    }

    @Test
    void shouldFindPathWhateverItsCase() {
        // Given
        create("Case");

        // Then
        assertThat(client.send("GET", "/QR/v1/Merchant-Redirect/Case", null).status())
                .isEqualTo(200);
        assertThat(client.send("GET", "/QR/v1/Merchant-Redirect/case", null).status())
                .isEqualTo(404);
    }

    @Test
    void shouldAnswerInFormOfQrApiWhenFaultStrikes() {
        // Given
        client.fault("{\"kind\":\"STATUS\",\"operation\":\"REDIRECT_CREATE\",\"status\":503,\"count\":1,"
                + "\"reference\":\"struck\"}");

        // When
        var struck = create("struck");

        // Then
        assertThat(struck.status()).isEqualTo(503);
        assertThat(struck.json().has("status")).isFalse();
        assertThat(create("struck").status()).isEqualTo(200);
    }

    private Reply create(String id) {
        return client.post(CODES, body(id, TARGET));
    }

    private Reply get(String id) {
        return client.send("GET", CODES + "/" + encoded(id), null);
    }

    private String contentOf(String id, Reply shown) {
        assertThat(shown.json().path("id").asText()).isEqualTo(id);
        return client.with("Accept", "text/targetUrl")
                .send("GET", CODES + "/" + encoded(id), null)
                .json()
                .path("url")
                .asText();
    }

    private static String body(String id, String url) {
        return "{\"id\":\"%s\",\"redirectUrl\":\"%s\"}".formatted(id, url);
    }

    private static String invalidParam(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        return reply.json().path("invalidParams").path(0).path("name").asText();
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, UTF_8).replace("+", "%20");
    }

    private HttpResponse<byte[]> browse(String url) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    }
}
