package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.qrpay.local.Json;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.ServiceProcess;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A code from the chain's wish to a label on the wall, which leads where the chain wishes until it is deleted. */
class PrintedQrFlowIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Chain CHAIN = Chain.get();

    private static ServiceProcess registry;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String storeId = "wall-" + UUID.randomUUID();
    private final String codeId = "Kundeklubb æøå " + UUID.randomUUID();

    @BeforeAll
    static void start() {
        registry = CHAIN.stack().addReplica(Service.QR_REGISTRY, Map.of());
    }

    @AfterAll
    static void stop() {
        registry.stop();
    }

    @Test
    void shouldLeadToThePresentTargetWhateverWasPrintedBefore() throws Exception {
        // Given
        var id = Json.read(
                        send("POST", "/v1/qrs", wish("https://shop.example/summer"), "")
                                .body(),
                        JsonNode.class)
                .get("id")
                .asText();
        awaitState(id, "IN_SYNC");
        var printed = read(id);
        assertThat(sheet()).contains("qrs/" + id + "/image", "label-70").doesNotContain("Not on this sheet");
        assertThat(target(printed)).isEqualTo("https://shop.example/summer");

        // When
        send("PUT", "/v1/qrs/" + id, wish("https://shop.example/winter"), tag(id));

        // Then
        await().atMost(PATIENCE).until(() -> target(printed).equals("https://shop.example/winter"));
        awaitState(id, "IN_SYNC");
        assertThat(read(id)).isEqualTo(printed);
        delete(id);
        assertThat(send("GET", "/v1/qrs/" + id + "/image", "", "").statusCode()).isEqualTo(410);
        assertThat(sheet()).doesNotContain("qrs/" + id + "/image").contains("Not on this sheet", "never works again");
    }

    private void delete(String id) {
        var confirm = URLEncoder.encode(codeId, StandardCharsets.UTF_8);
        send("DELETE", "/v1/qrs/" + id + "?confirm=" + confirm, "", tag(id));
        awaitState(id, "DELETED");
    }

    private String wish(String target) {
        return """
                {"kind":"REDIRECT","msn":"%s","chainId":"fjord","storeId":"%s","codeId":"%s","redirectUrl":"%s",
                 "locationDescription":"Inngang vest"}""".formatted(CHAIN.store().msn(), storeId, codeId, target);
    }

    private void awaitState(String id, String state) {
        await().atMost(PATIENCE).until(() -> look(id).get("state").asText().equals(state));
    }

    private JsonNode look(String id) {
        return Json.read(send("GET", "/v1/qrs/" + id, "", "").body(), JsonNode.class);
    }

    private String tag(String id) {
        return send("GET", "/v1/qrs/" + id, "", "").headers().firstValue("ETag").orElseThrow();
    }

    private String sheet() {
        var page = send("GET", "/v1/sheets?label=70&storeId=" + storeId, "", "");
        return new String(page.body(), StandardCharsets.UTF_8);
    }

    /** What a phone reads on the label. */
    private String read(String id) throws Exception {
        var png = send("GET", "/v1/qrs/" + id + "/image?format=png&size=600", "", "")
                .body();
        var image = ImageIO.read(new ByteArrayInputStream(png));
        var size = image.getWidth();
        var pixels = new RGBLuminanceSource(size, size, image.getRGB(0, 0, size, size, null, 0, size));
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(pixels)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    /** Where whoever scans it is sent. */
    private String target(String content) {
        return exchange(HttpRequest.newBuilder(URI.create(content)))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private HttpResponse<byte[]> send(String method, String path, String body, String seen) {
        var request = CHAIN.request(registry.baseUrl().resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        return exchange(seen.isEmpty() ? request : request.header("If-Match", seen));
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
