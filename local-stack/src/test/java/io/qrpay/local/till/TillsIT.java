package io.qrpay.local.till;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.local.Json;
import io.qrpay.local.kafka.LocalKafka;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.Topic;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.process.Store;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = SECONDS)
class TillsIT {
    private static final List<Store> STORES = Store.several(2);
    private static final String TOKEN = "one";

    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>(List.of(503));
    private static LocalKafka kafka;
    private HttpServer initiator;
    private Tills tills;

    @BeforeAll
    static void startBroker() {
        kafka = LocalKafka.start().create(List.of(new Topic("checkout.requested.v1", 3, Map.of())));
    }

    @AfterAll
    static void closeBroker() {
        kafka.close();
    }

    @BeforeEach
    void open() throws IOException {
        initiator = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        initiator.createContext("/", this::answer);
        initiator.start();
        tills = new Tills(kafka.bootstrapServers(), url(), TOKEN, STORES);
    }

    private URI url() {
        return URI.create("http://localhost:" + initiator.getAddress().getPort());
    }

    @AfterEach
    void close() {
        tills.close();
        initiator.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        paths.add(exchange.getRequestURI().getPath());
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        exchange.sendResponseHeaders(answers.isEmpty() ? 201 : answers.removeFirst(), -1);
        exchange.close();
    }

    @Test
    void shouldAskHalfByKafkaAndHalfByRestAndRepeatWhatIsNotTaken() {
        // When
        tills.sell("half", 4, 100);

        // Then
        try (var reader =
                TopicReader.fromStart(kafka.bootstrapServers(), "checkout.requested.v1", CheckoutRequested.class)) {
            assertThat(reader.until(
                            all -> all.stream().filter(TillsIT::isOfHalf).count() == 2))
                    .filteredOn(TillsIT::isOfHalf)
                    .extracting(Received::key)
                    .containsExactlyInAnyOrder("store-1/half-000000", "store-2/half-000002");
        }
        await().atMost(60, SECONDS).until(() -> bodies.size() == 3);
        assertThat(paths).containsOnly("/v1/stores/store-1/payments", "/v1/stores/store-2/payments");
        assertThat(bodies.stream().distinct()).hasSize(2);
        assertThat(bodies)
                .allSatisfy(body -> assertThat(Json.read(body.getBytes(UTF_8), CheckoutRequested.class)
                                .reference())
                        .isIn("half-000001", "half-000003"));
        await().atMost(60, SECONDS)
                .until(() -> tills.sales().stream()
                                .filter(sale -> sale.answeredAt().isPresent())
                                .count()
                        == 2);
    }

    private static boolean isOfHalf(Received<CheckoutRequested> record) {
        return record.key().contains("/half-");
    }

    @Test
    void shouldAskTwiceByteForByteWhenTheMixSaysSo() {
        // Given
        answers.clear();
        try (var hurried = new Tills(kafka.bootstrapServers(), url(), TOKEN, STORES, new Mix(0, 0, 0, 1, 0, 1))) {
            // When
            hurried.sell("code", 2, 100);

            // Then
            try (var reader = TopicReader.fromStart(kafka.bootstrapServers(), "checkout.requested.v1")) {
                var asked = reader
                        .until(all -> all.stream().filter(TillsIT::isAtCode).count() == 2)
                        .stream()
                        .filter(TillsIT::isAtCode)
                        .map(record -> new String(record.value(), UTF_8));
                assertThat(asked.distinct()).singleElement().asString().contains("kasse code-");
            }
            await().atMost(60, SECONDS).until(() -> bodies.size() == 2);
            assertThat(bodies.stream().distinct()).hasSize(1);
        }
    }

    private static boolean isAtCode(Received<byte[]> record) {
        return record.key().equals("store-1/code-000000");
    }

    @Test
    void shouldSayWhyWhenItIsRefused() {
        // Given
        answers.set(0, 400);

        // When
        tills.sell("test", 2, 100);

        // Then
        await().atMost(60, SECONDS).until(() -> tills.sales().get(1).trouble().isPresent());
        assertThat(tills.sales().get(1).trouble().orElseThrow()).startsWith("answered 400");
    }

    @Test
    void shouldKeepThePaceWhenNobodyAnswers() {
        // Given
        initiator.stop(0);

        // When
        tills.sell("test", 20, 10);

        // Then
        var sales = tills.sales();
        assertThat(sales).hasSize(20);
        assertThat(sales.getFirst().intendedAt().plusMillis(1_900))
                .isEqualTo(sales.getLast().intendedAt());
    }
}
