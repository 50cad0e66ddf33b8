package io.qrpay.simulator.qr;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.simulator.Client;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QrImageIT {

    private final HttpClient browser = HttpClient.newHttpClient();

    @TestHTTPResource
    URI simulator;

    private Client client;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), "140001");
    }

    @AfterEach
    void reset() {
        client.send("DELETE", "/simulator", null);
    }

    @Test
    void shouldShowSvgToAnyoneWhenNoFormatWasAsked() throws Exception {
        // Given
        var url = imageUrl(Client.newReference(), "");

        // When
        var image = get(url);

        // Then
        assertThat(image.statusCode()).isEqualTo(200);
        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(new String(image.body(), US_ASCII)).startsWith("<svg ");
    }

    @Test
    void shouldShowPngOfSizeWhenAsked() throws Exception {
        // Given
        var url = imageUrl(Client.newReference(), "\"qrFormat\":{\"format\":\"IMAGE/PNG\",\"size\":333},");

        // When
        var image = get(url);

        // Then
        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(image.body())).getWidth())
                .isEqualTo(333);
    }

    @Test
    void shouldNotFindImageWhenPaymentHasExpired() throws Exception {
        // Given
        client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":300}");
        var url = imageUrl(Client.newReference(), "");
        assertThat(get(url).statusCode()).isEqualTo(200);

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> get(url).statusCode() == 404);
    }

    @Test
    void shouldNotFindImageOfApprovedPaymentWhenItsTimeIsOver() throws Exception {
        // Given
        client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":200}");
        var reference = Client.newReference();
        var url = imageUrl(reference, "");
        client.approve(reference);
        assertThat(get(url).statusCode()).isEqualTo(200);

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> get(url).statusCode() == 404);
    }

    @Test
    void shouldNotFindImageWhenTokenIsForged() throws Exception {
        // Given
        var url = imageUrl(Client.newReference(), "");

        // When
        var image = get(url.substring(0, url.length() - 3) + "abc");

        // Then
        assertThat(image.statusCode()).isEqualTo(404);
    }

    private String imageUrl(String reference, String format) {
        var order = Client.order(reference, 4900).replace("\"userFlow\"", format + "\"userFlow\"");
        return client.create("qr-" + reference.substring(9), order)
                .json()
                .path("redirectUrl")
                .asText();
    }

    private HttpResponse<byte[]> get(String url) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    }
}
