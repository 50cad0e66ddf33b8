package io.qrpay.initiator.till;

import static io.qrpay.contracts.payment.PaymentState.AUTHORIZED;
import static io.qrpay.contracts.payment.PaymentState.AWAITING_CUSTOMER;
import static io.qrpay.contracts.payment.PaymentState.CAPTURED;
import static io.qrpay.contracts.payment.PaymentState.REQUESTED;
import static io.qrpay.initiator.Checkouts.reference;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
class StatusIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    DataSource database;

    @Inject
    MeterRegistry meters;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "test.vipps.url")
    String vipps;

    @TestHTTPResource
    URI service;

    private StoredPayments payments;
    private TopicWriter statuses;

    @BeforeEach
    void open() {
        payments = new StoredPayments(database);
        statuses = new TopicWriter(broker);
    }

    @AfterEach
    void close() {
        statuses.close();
    }

    @Test
    void shouldTellTheStatusAsPublishedWhenThePaymentIsKnown() {
        // Given
        var reference = reference("pos7");
        payments.put(reference, 7, AUTHORIZED, false);

        // When
        var answer = get("/" + reference);

        // Then
        answer.statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body(equalTo(StoredPayments.status(reference, 7, AUTHORIZED, false, "")));
    }

    @Test
    void shouldWaitALittleWhenThePaymentIsNotYetKnown() {
        // Given
        var reference = reference("pos7");
        CompletableFuture.runAsync(
                () -> payments.put(reference, 1, REQUESTED, false),
                CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

        // When
        var answer = get("/" + reference);

        // Then
        answer.statusCode(200).body("state", equalTo("REQUESTED"));
    }

    @Test
    void shouldSayThatThePaymentIsUnknownWhenItStaysSo() {
        // When
        var answer = get("/" + reference("pos7"));

        // Then
        problem(answer, 404, "unknown-payment").time(lessThan(5000L));
    }

    @Test
    void shouldTellNewerVersionsOnlyAndEndWhenThePaymentIsFinal() {
        // Given
        var reference = reference("pos7");
        payments.put(reference, 5, AWAITING_CUSTOMER, false);

        // When
        try (var stream = events(reference)) {
            await().atMost(PATIENCE).until(() -> stream.ids().contains("5"));
            publish(reference, 4, REQUESTED, false);
            publish(reference, 5, AWAITING_CUSTOMER, false);
            publish(reference("pos7"), 6, AUTHORIZED, false);
            publish(reference, 8, AUTHORIZED, false);
            await().atMost(PATIENCE).until(() -> stream.ids().contains("8"));
            publish(reference, 9, CAPTURED, true);
            await().atMost(PATIENCE).until(stream.end::isDone);

            // Then
            assertThat(stream.ids()).containsExactly("5", "8", "9");
            assertThat(stream.data().getLast()).isEqualTo(StoredPayments.status(reference, 9, CAPTURED, true, ""));
            assertThat(stream.lines).contains("event:status");
        }
    }

    @Test
    void shouldFindWhatTheFeedDidNotBringAtTheNextHeartbeat() {
        // Given
        var reference = reference("pos7");
        payments.put(reference, 5, AWAITING_CUSTOMER, false);

        // When
        try (var stream = events(reference)) {
            await().atMost(PATIENCE).until(() -> stream.lines.stream().anyMatch(line -> line.startsWith(":")));
            payments.put(reference, 6, CAPTURED, true);
            await().atMost(PATIENCE).until(stream.end::isDone);

            // Then
            assertThat(stream.ids()).containsExactly("5", "6");
        }
    }

    @Test
    void shouldNotRepeatWhatTheListenerHasSeen() {
        // Given
        var reference = reference("pos7");
        payments.put(reference, 5, CAPTURED, true);

        // When
        try (var stream = events(reference, "Last-Event-ID", "5")) {
            await().atMost(PATIENCE).until(stream.end::isDone);

            // Then
            assertThat(stream.ids()).isEmpty();
        }
    }

    @Test
    void shouldForgetAListenerThatWentAway() {
        // Given
        var reference = reference("pos7");
        payments.put(reference, 5, AWAITING_CUSTOMER, false);
        var stream = events(reference);
        await().atMost(PATIENCE).until(() -> listeners() == 1);

        // When
        stream.close();

        // Then
        await().atMost(PATIENCE).until(() -> listeners() == 0);
    }

    @Test
    void shouldAnswerWithAProblemWhenThereIsNothingToListenTo() {
        // When
        var answer = given().accept("text/event-stream")
                .get("/v1/stores/oslo-1/payments/" + reference("pos7") + "/events")
                .then();

        // Then
        problem(answer, 404, "unknown-payment");
        await().atMost(PATIENCE).until(() -> listeners() == 0);
    }

    @Test
    void shouldTurnThePagesOfAStoreWithoutLossOrRepeat() {
        // Given
        var store = "store-" + UUID.randomUUID();
        for (int i = 0; i < 7; i++) {
            payments.put(store, "pos-7", i + store, i, AUTHORIZED, false, at(i / 3), "");
        }

        // When
        var page = list(store, "limit=3");
        var references = new ArrayList<String>(page.extract().path("payments.reference"));
        while (page.extract().path("next") != null) {
            page = list(store, "limit=3&cursor=" + page.extract().path("next"));
            references.addAll(page.extract().path("payments.reference"));
        }

        // Then
        assertThat(references)
                .containsExactlyElementsOf(
                        Stream.of(6, 5, 4, 3, 2, 1, 0).map(i -> i + store).toList());
    }

    @Test
    void shouldListWhatIsAskedForOnly() {
        // Given
        var store = "store-" + UUID.randomUUID();
        payments.put(store, "pos-1", "a-" + store, 1, AUTHORIZED, false, at(1), "");
        payments.put(store, "pos-1", "b-" + store, 1, CAPTURED, true, at(0), "");
        payments.put(store, "pos-1", "c-" + store, 1, CAPTURED, true, at(1), "");
        payments.put(store, "pos-2", "d-" + store, 1, CAPTURED, true, at(2), "");
        payments.put(store, "pos-1", "e-" + store, 1, CAPTURED, true, at(3), "");

        // When
        var page = list(store, "posId=pos-1&state=CAPTURED&from=" + at(1) + "&to=" + at(3));

        // Then
        page.body("payments.reference", contains("c-" + store)).body("$", not(hasKey("next")));
    }

    @Test
    void shouldNameEachParameterWhenAQueryIsWrong() {
        // When
        var answer = given().queryParam("posId", "a b")
                .queryParam("state", "PAID")
                .queryParam("from", "monday")
                .queryParam("to", "1")
                .queryParam("limit", "0")
                .queryParam("cursor", "x")
                .get("/v1/stores/oslo-1/payments")
                .then();

        // Then
        problem(answer, 400, "invalid-query")
                .body("errors.name", contains("posId", "state", "from", "to", "limit", "cursor"));
    }

    @Test
    void shouldSayThatTheStoreIsUnknownWhenItHasNoPaymentsEither() {
        // When
        var answer = given().get("/v1/stores/bergen-1/payments").then();

        // Then
        problem(answer, 404, "unknown-store");
        list("oslo-1", "from=2030-01-01T00:00:00Z").body("payments", empty());
    }

    @Test
    void shouldPassTheVendorsImageOnWhenThereIsOne() {
        // Given
        var reference = reference("pos7");
        payments.putQr(reference, imageUrl(reference));

        // When
        var answer = get("/" + reference + "/qr");

        // Then
        answer.statusCode(200)
                .contentType("image/svg+xml")
                .header("Cache-Control", "no-store")
                .body(containsString(reference));
    }

    @Test
    void shouldSayThatTheQrIsOverWhenTheVendorHasTheImageNoLonger() {
        // Given
        var reference = reference("gone");
        payments.putQr(reference, imageUrl(reference));

        // When
        var answer = get("/" + reference + "/qr");

        // Then
        problem(answer, 410, "qr-over");
    }

    @Test
    void shouldSayThatTheImageCannotBeHadWhenItsServerIsAway() {
        // Given
        var reference = reference("pos7");
        payments.putQr(reference, "{\"imageUrl\":\"http://localhost:1/image\"}");

        // When
        var answer = get("/" + reference + "/qr");

        // Then
        problem(answer, 503, "qr-unavailable").header("Retry-After", "2");
    }

    @Test
    void shouldLeaveTheDrawingToTheTillWhenItAskedForTheContent() {
        // Given
        var reference = reference("pos7");
        payments.putQr(reference, "{\"content\":\"https://qr.example/1\"}");

        // When
        var answer = get("/" + reference + "/qr");

        // Then
        problem(answer, 404, "qr-not-drawn");
    }

    @Test
    void shouldTellWhetherAQrComesOrIsOverWhenThereIsNone() {
        // Given
        var early = reference("pos7");
        var late = reference("pos7");
        payments.put(early, 1, REQUESTED, false);
        payments.put(late, 1, CAPTURED, true);

        // When
        var answers = List.of(get("/" + early + "/qr"), get("/" + late + "/qr"));

        // Then
        problem(answers.getFirst(), 404, "no-qr-yet");
        problem(answers.getLast(), 410, "qr-over");
    }

    @Test
    void shouldDescribeItselfAndBeReady() {
        given().get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/v1/stores/{storeId}/payments/{reference}/events"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        given().get("/q/metrics")
                .then()
                .body(containsString("qrpay_checkout_to_qr_seconds"))
                .body(containsString("qrpay_checkout_in_flight"));
    }

    @Test
    void shouldAnswerWithAProblemWhenThePathOrMethodIsWrong() {
        given().delete("/v1/stores/oslo-1/payments").then().statusCode(405).contentType("application/problem+json");
        given().contentType("text/plain")
                .body("x")
                .post("/v1/stores/oslo-1/payments")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    private String imageUrl(String reference) {
        return "{\"imageUrl\":\"" + vipps + "/image/" + reference + "\"}";
    }

    private void publish(String reference, long version, PaymentState state, boolean isFinal) {
        statuses.write(
                "payment.status.v1",
                "123456/" + reference,
                StoredPayments.status(reference, version, state, isFinal, "").getBytes(StandardCharsets.UTF_8));
    }

    private EventStream events(String reference, String... headers) {
        var path = "/v1/stores/oslo-1/payments/" + reference + "/events";
        return new EventStream(service.resolve(path).toString(), headers);
    }

    private double listeners() {
        return meters.get("qrpay.till.listeners").gauge().value();
    }

    private static Instant at(long minutes) {
        return Instant.parse("2026-11-21T12:00:00Z").plus(Duration.ofMinutes(minutes));
    }

    private static ValidatableResponse get(String path) {
        return given().get("/v1/stores/oslo-1/payments" + path).then();
    }

    private static ValidatableResponse list(String store, String query) {
        return given().get("/v1/stores/" + store + "/payments?" + query).then().statusCode(200);
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String type) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:qrpay:problem:" + type));
    }
}
