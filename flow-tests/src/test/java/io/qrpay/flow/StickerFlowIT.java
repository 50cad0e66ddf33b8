package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.checkout.Customer;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.Json;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.ServiceProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A customer scans the printed code of a till and pays its checkout, whichever comes first, on two replicas. */
class StickerFlowIT {
    private static final String CHECK_INS = "customer.checked-in.v1";

    private static final Chain CHAIN = Chain.get();
    private static ServiceProcess replica;

    private final String code = "kasse æ " + UUID.randomUUID();

    @BeforeAll
    static void start() {
        replica = CHAIN.stack().addReplica(Service.PAYMENT_INITIATOR, Map.of());
    }

    @AfterAll
    static void stop() {
        replica.stop();
    }

    @AfterEach
    void calm() {
        CHAIN.calm();
    }

    @Test
    void shouldMakeOnePaymentWhenTheCustomerScansFirstHoweverOftenEitherIsTold() {
        // Given
        CHAIN.scan(code);
        untilWaiting(code, 1);
        var checkout = checkout(code);

        // When
        var answer = post(replica.baseUrl(), checkout);
        tellAgain(code);
        CHAIN.send(checkout);
        CHAIN.send(checkout);
        post(CHAIN.initiator(), checkout);
        tellAgain(code);

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("AWAITING_CUSTOMER");
        untilWaiting(code, 0);
        assertPaidOnce(checkout);
    }

    @Test
    void shouldMakeOnePaymentWhenTheTillAsksFirstHoweverOftenEitherIsTold() {
        // Given
        var checkout = checkout(code);
        CHAIN.send(checkout);
        CHAIN.send(checkout);
        assertThat(post(CHAIN.initiator(), checkout).statusCode()).isEqualTo(202);
        assertThat(post(replica.baseUrl(), checkout).statusCode()).isEqualTo(202);

        // When
        CHAIN.scan(code);
        tellAgain(code);
        tellAgain(code);

        // Then
        assertPaidOnce(checkout);
    }

    @Test
    void shouldMakeOnePaymentEachWhenManyTillsAndCustomersComeAtOnce() {
        // Given
        var codes = IntStream.range(0, 12).mapToObj(till -> code + " " + till).toList();
        var checkouts = codes.stream().map(this::checkout).toList();

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < codes.size(); i++) {
                var one = codes.get(i);
                var checkout = checkouts.get(i);
                threads.submit(() -> CHAIN.scan(one));
                threads.submit(() -> CHAIN.send(checkout));
                threads.submit(() -> post(replica.baseUrl(), checkout));
            }
        }

        // Then
        checkouts.forEach(this::assertPaidOnce);
        codes.forEach(one -> untilWaiting(one, 0));
    }

    @Test
    void shouldNeverAskACustomerToPayTheNextCustomersGoods() {
        // Given: anna scans twice and pays
        var annas = checkout(code);
        CHAIN.send(annas);
        CHAIN.scan(code);
        CHAIN.until(CHAIN.paymentKey(annas), PaymentState.AWAITING_CUSTOMER);
        CHAIN.scan(code);
        untilWaiting(code, 1);
        assertPaidOnce(annas);
        untilWaiting(code, 0);

        // When
        var berits = checkout(code);
        var answer = post(replica.baseUrl(), berits);
        tellAgain(code);

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(CHAIN.isInBooks(CHAIN.paymentKey(berits))).isFalse();
        CHAIN.scan(code);
        assertPaidOnce(berits);
    }

    @Test
    void shouldAskNobodyWhenTheCustomerScansTooLate() {
        // Given
        var checkout = checkout(code, Duration.ofSeconds(2));
        CHAIN.send(checkout);

        // When
        var stale = CHAIN.until(CHAIN.paymentKey(checkout), PaymentState.REFUSED);
        CHAIN.scan(code);
        untilWaiting(code, 1);

        // Then
        assertThat(stale.failure().code()).isEqualTo(Failure.STALE);
        assertThat(CHAIN.isInBooks(CHAIN.paymentKey(checkout))).isFalse();
        var next = checkout(code);
        assertThat(post(CHAIN.initiator(), next).statusCode()).isEqualTo(201);
        assertPaidOnce(next);
        assertThat(CHAIN.isInBooks(CHAIN.paymentKey(checkout))).isFalse();
    }

    @Test
    void shouldTellAListeningTillThatACustomerCame() throws Exception {
        // Given
        try (var http = HttpClient.newHttpClient();
                var events = listen(http)) {
            // When
            CHAIN.scan(code);

            // Then
            var event = readData(events);
            assertThat(event).contains("\"merchantQrId\":\"" + code + "\"").doesNotContain("oken");
            assertThat(post(CHAIN.initiator(), checkout(code)).statusCode()).isEqualTo(201);
        }
    }

    private void assertPaidOnce(CheckoutRequested checkout) {
        var payment = CHAIN.paymentKey(checkout);
        CHAIN.until(payment, PaymentState.AWAITING_CUSTOMER);
        CHAIN.approve(payment);
        var status = CHAIN.until(payment, PaymentStatus::isFinal);
        assertThat(status.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(CHAIN.books(payment).userFlow()).isEqualTo("PUSH_MESSAGE");
        assertThat(CHAIN.books(payment).effects().create()).isEqualTo(1);
        CHAIN.assertAgrees(List.of(status));
    }

    /** What was told of this code is told again, as after a lost acknowledgement. */
    private static void tellAgain(String code) {
        for (var told : told(code)) {
            CHAIN.write(CHECK_INS, told.key(), told.value());
        }
    }

    private static List<Received<byte[]>> told(String code) {
        var key = CHAIN.store().msn() + "/" + code;
        try (var topic = TopicReader.fromStart(CHAIN.stack().kafka().bootstrapServers(), CHECK_INS)) {
            var all = topic.until(
                    records -> records.stream().anyMatch(record -> record.key().equals(key)));
            return new ArrayList<>(
                    all.stream().filter(record -> record.key().equals(key)).toList());
        }
    }

    private static void untilWaiting(String code, int customers) {
        for (var base : List.of(CHAIN.initiator(), replica.baseUrl())) {
            await().atMost(Chain.PATIENCE)
                    .until(() ->
                            CHAIN.answer(CHAIN.request(checkIns(base, "", code)).build())
                                            .body()
                                            .split("checkedInAt", -1)
                                            .length
                                    == customers + 1);
        }
    }

    private static URI checkIns(URI base, String events, String code) {
        var query = "?merchantQrId=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
        return base.resolve("/v1/stores/" + CHAIN.store().storeId() + "/check-ins" + events + query);
    }

    private BufferedReader listen(HttpClient http) throws IOException, InterruptedException {
        var request = CHAIN.request(checkIns(replica.baseUrl(), "/events", code))
                .timeout(Duration.ofSeconds(60))
                .build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static String readData(BufferedReader events) throws IOException {
        for (var line = events.readLine(); line != null; line = events.readLine()) {
            if (line.startsWith("data:")) {
                return line;
            }
        }
        throw new AssertionError("the stream ended");
    }

    private static HttpResponse<String> post(URI initiator, CheckoutRequested checkout) {
        return CHAIN.answer(CHAIN.request(initiator.resolve("/v1/stores/" + checkout.storeId() + "/payments"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(checkout)))
                .build());
    }

    private CheckoutRequested checkout(String at) {
        return checkout(at, null);
    }

    /** Each code is on a till of its own. */
    private CheckoutRequested checkout(String at, Duration validFor) {
        return new CheckoutRequested(
                CHAIN.store().storeId(),
                at.substring(code.indexOf('æ') + 2).replace(' ', '-'),
                "flow-" + UUID.randomUUID(),
                new Money(4_900, "NOK"),
                "Coffee and bun",
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                validFor,
                null,
                null,
                Customer.atSticker(at),
                null,
                null);
    }
}
