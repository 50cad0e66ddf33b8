package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.qrpay.contracts.qr.QrState;
import io.qrpay.contracts.qr.QrStatus;
import io.qrpay.local.Json;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.ServiceProcess;
import io.qrpay.local.simulator.LegacyShop;
import io.qrpay.local.simulator.LegacyShop.Begun;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another system's payment or agreement, from its landing page through a customer's scan to its end. */
@Timeout(value = 2, unit = TimeUnit.MINUTES) // a stream that is silent would be read for ever
class OneTimeQrFlowIT {
    private static final Duration READY_WAIT = Duration.ofMinutes(2);
    private static final Map<String, String> SOON_OVER = Map.of("QRPAY_ONE_TIME_AFTER_EXPIRY", "PT2S");
    private static final Chain CHAIN = Chain.get();

    private static ServiceProcess one;
    private static ServiceProcess other;

    private final HttpClient http = HttpClient.newHttpClient();
    private LegacyShop shop;
    private TopicReader<QrStatus> topic;

    @BeforeAll
    static void start() {
        one = CHAIN.stack().addReplica(Service.QR_REGISTRY, SOON_OVER);
        other = CHAIN.stack().addReplica(Service.QR_REGISTRY, SOON_OVER);
    }

    @AfterAll
    static void stop() {
        one.stop();
        other.stop();
    }

    @BeforeEach
    void open() {
        shop = new LegacyShop(CHAIN.simulatorUrl());
        topic = TopicReader.fromNow(CHAIN.stack().kafka().bootstrapServers(), "qr.status.v1", QrStatus.class);
    }

    @AfterEach
    void close() {
        CHAIN.calm();
        shop.close();
        topic.close();
        http.close();
    }

    @Test
    void shouldFollowPaymentToItsReservationThoughTheReplicaThatMadeItsCodeIsGone() throws Exception {
        // Given
        var payment = shop.beginPayment(msn());
        var code = ask(one, payment, "ecomOrderId");
        assertThat(code.expiresIn()).isBetween(500L, 600L);
        try (var events = listen(other, code)) {

            // When
            shop.scan(read(one, code));
            assertThat(readUntil(events, QrState.SCANNED)).contains("\"final\":false");
            one.kill();
            shop.customerDoes("approve", payment);

            // Then
            assertThat(readUntil(events, QrState.RESERVED)).contains("\"final\":true");
        } finally {
            one.start().awaitReady(READY_WAIT);
        }
        assertThat(told(code))
                .extracting(QrStatus::state)
                .endsWith(QrState.RESERVED)
                .isSubsetOf(QrState.SHOWN, QrState.SCANNED, QrState.RESERVED);
        assertThat(told(code)).extracting(QrStatus::codeId).containsOnly(payment.id());
    }

    @Test
    void shouldFollowAgreementToItsEndThoughEveryReplicaIsStartedAgain() throws Exception {
        // Given
        var agreement = shop.offerAgreement(msn());
        var code = ask(one, agreement, "agreementId");
        shop.scan(read(one, code));
        one.kill();
        other.kill();

        // When
        shop.customerDoes("approve", agreement);
        one.start().awaitReady(READY_WAIT);
        other.start().awaitReady(READY_WAIT);

        // Then
        assertThat(told(code)).extracting(QrStatus::state).endsWith(QrState.ACTIVE);
        assertThat(look(other, code).state()).isEqualTo(QrState.ACTIVE);
    }

    @Test
    void shouldTellExpiredWhenNobodyScansInTime() {
        // Given
        shop.letWait(120);
        try {
            var agreement = ask(one, shop.offerAgreement(msn()), "agreementId");

            // When
            var end = told(agreement).getLast();

            // Then
            assertThat(end.state()).isEqualTo(QrState.EXPIRED);
            assertThat(get(other, "/v1/one-time-qrs/" + agreement.id() + "/image")
                            .statusCode())
                    .isEqualTo(410);
        } finally {
            shop.letWait(600);
        }
    }

    @Test
    void shouldFollowEachByOneReplicaAtATime() {
        // Given
        var payment = shop.beginPayment(msn());
        var code = ask(one, payment, "ecomOrderId");
        await().atMost(Chain.PATIENCE).until(() -> shop.looks(payment) > 1);
        var before = shop.looks(payment);
        var begun = System.nanoTime();

        // When
        await().atMost(Duration.ofSeconds(30)).until(() -> shop.looks(payment) >= before + 8);

        // Then
        assertThat(8 / ((System.nanoTime() - begun) / 1e9)).isLessThan(1.5);
        shop.customerDoes("approve", payment);
        assertThat(told(code).getLast().state()).isEqualTo(QrState.RESERVED);
    }

    private static String msn() {
        return CHAIN.store().msn();
    }

    private Code ask(ServiceProcess registry, Begun begun, String field) {
        var body = "{\"msn\":\"%s\",\"url\":\"%s\",\"%s\":\"%s\",\"format\":\"PNG\",\"size\":400}"
                .formatted(msn(), begun.url(), field, begun.id());
        var request = CHAIN.request(registry.baseUrl().resolve("/v1/one-time-qrs"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        var answer = send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(201);
        return Json.read(answer.body(), Code.class);
    }

    private Code look(ServiceProcess registry, Code code) {
        return Json.read(get(registry, "/v1/one-time-qrs/" + code.id()).body(), Code.class);
    }

    /** What a phone reads in the code on the screen. */
    private String read(ServiceProcess registry, Code code) throws Exception {
        var image = ImageIO.read(
                new ByteArrayInputStream(get(registry, code.image()).body()));
        var size = image.getWidth();
        var pixels = new RGBLuminanceSource(size, size, image.getRGB(0, 0, size, size, null, 0, size));
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(pixels)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    private BufferedReader listen(ServiceProcess registry, Code code) {
        var request = CHAIN.request(registry.baseUrl().resolve("/v1/one-time-qrs/" + code.id() + "/events"))
                .timeout(Duration.ofSeconds(60));
        var answer = send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static String readUntil(BufferedReader events, QrState state) throws IOException {
        for (var line = events.readLine(); line != null; line = events.readLine()) {
            if (line.startsWith("data:") && line.contains("\"state\":\"" + state + "\"")) {
                return line;
            }
        }
        throw new AssertionError("the stream ended before " + state);
    }

    /** All that is told of a code, up to its end. */
    private List<QrStatus> told(Code code) {
        var key = code.msn() + "/" + code.id();
        return topic
                .until(all -> all.stream()
                        .anyMatch(record ->
                                key.equals(record.key()) && record.value().isFinal()))
                .stream()
                .filter(record -> key.equals(record.key()))
                .map(Received::value)
                .toList();
    }

    private HttpResponse<byte[]> get(ServiceProcess registry, String path) {
        return send(CHAIN.request(registry.baseUrl().resolve(path)), BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer", e);
        }
    }

    private record Code(String id, String msn, QrState state, String image, long expiresIn) {}
}
