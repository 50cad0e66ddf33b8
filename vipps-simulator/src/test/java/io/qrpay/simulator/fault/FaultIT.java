package io.qrpay.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.qrpay.simulator.Client;
import io.qrpay.simulator.Store;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FaultIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TestHTTPResource
    URI simulator;

    private Client client;
    private Store store;
    private String reference;

    @BeforeEach
    void open() {
        client = Client.of(simulator.getPort(), "110001");
        client.send("PATCH", "/simulator/behaviour", "{\"rateLimits\":false}");
        store = Store.open();
        reference = Client.newReference();
        client.post("/webhooks/v1/webhooks", """
                {"url":"%s","events":["epayments.payment.created.v1","epayments.payment.authorized.v1",\
                "epayments.payment.captured.v1"]}""".formatted(store.url("/hook")));
    }

    @AfterEach
    void close() {
        client.send("DELETE", "/simulator?everything=true", null);
        store.close();
    }

    @ParameterizedTest
    @CsvSource({"429, 7", "423, ", "409, ", "503, 3", "500, "})
    void shouldAnswerStatusAndDoNothingWhenAsked(int status, Integer retryAfter) {
        // Given
        client.fault("{\"kind\":\"STATUS\",\"operation\":\"CREATE\",\"status\":%d,\"retryAfterSeconds\":%s,\"count\":1}"
                .formatted(status, retryAfter));

        // When
        var struck = client.create(reference, 4900);

        // Then
        assertThat(struck.status()).isEqualTo(status);
        assertThat(struck.header("Retry-After")).isEqualTo(retryAfter == null ? "" : retryAfter.toString());
        assertThat(client.get(reference).status()).isEqualTo(404);
        assertThat(client.create(reference, 4900).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"GATEWAY, application/json", "PROBLEM, application/problem+json", "EMPTY, ''"})
    void shouldGiveBodyInFormWhenAsked(String form, String contentType) {
        // Given
        client.fault("{\"kind\":\"STATUS\",\"operation\":\"GET\",\"status\":500,\"body\":\"%s\",\"errorCode\":\"6160\"}"
                .formatted(form));

        // When
        var struck = client.get(reference);

        // Then
        assertThat(struck.header("Content-Type")).startsWith(contentType);
        if (form.equals("PROBLEM")) {
            assertThat(struck.errorCode()).isEqualTo("6160");
        }
    }

    @Test
    void shouldDropConnectionAfterTheWorkWhenAnswerIsToBeLost() {
        // Given
        client.fault("{\"kind\":\"LOST_ANSWER\",\"operation\":\"CREATE\",\"reference\":\"%s\",\"count\":1}"
                .formatted(reference));

        // When
        assertThatThrownBy(() -> create(reference)).isInstanceOf(IOException.class);

        // Then
        assertThat(client.get(reference).status()).isEqualTo(200);
        assertThat(client.create("lost", Client.order(reference, 4900)).status())
                .isEqualTo(201);
        assertThat(client.events(reference).json()).hasSize(1);
    }

    @Test
    void shouldDropConnectionBeforeTheWorkWhenRequestIsToBeLost() {
        // Given
        client.fault("{\"kind\":\"LOST_REQUEST\",\"operation\":\"CREATE\",\"count\":1}");

        // When
        assertThatThrownBy(() -> create(reference)).isInstanceOf(IOException.class);

        // Then
        assertThat(client.get(reference).status()).isEqualTo(404);
    }

    @Test
    void shouldStrikeOnlyWhereItMatchesAndAsOftenAsAsked() {
        // Given
        client.fault("{\"kind\":\"STATUS\",\"operation\":\"GET\",\"msn\":\"110001\",\"status\":503,\"count\":2}");
        client.create(reference, 4900);
        var other = Client.of(simulator.getPort(), "110002");

        // When
        var statuses = new int[] {
            other.get(reference).status(),
            client.events(reference).status(),
            client.get(reference).status(),
            client.get(reference).status(),
            client.get(reference).status()
        };

        // Then
        assertThat(statuses).containsExactly(404, 200, 503, 503, 200);
        assertThat(client.send("GET", "/simulator/faults", null)
                        .json()
                        .get(0)
                        .path("hits")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void shouldStrikeAboutTheShareWhenAsked() {
        // Given
        client.fault("{\"kind\":\"STATUS\",\"operation\":\"GET\",\"status\":503,\"share\":0.3}");

        // When
        var struck = 0;
        for (var i = 0; i < 300; i++) {
            struck += client.get(reference).status() == 503 ? 1 : 0;
        }

        // Then
        assertThat(struck).isBetween(50, 130);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATENCY", "LATE_ANSWER"})
    void shouldAnswerLaterWhenAsked(String kind) {
        // Given
        client.fault("{\"kind\":\"%s\",\"operation\":\"CREATE\",\"delayMillis\":700}".formatted(kind));

        // When
        var start = System.nanoTime();
        var created = client.create(reference, 4900);

        // Then
        assertThat(created.status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(700));
    }

    @Test
    void shouldDeliverCreatedBeforeTheAnswerWhenAnswerIsLate() {
        // Given
        client.fault("{\"kind\":\"LATE_ANSWER\",\"operation\":\"CREATE\",\"delayMillis\":3000}");

        // When
        client.create(reference, 4900);
        var answered = System.nanoTime();

        // Then
        assertThat(store.received()).isNotEmpty();
        assertThat(store.received().getFirst().nanos()).isLessThan(answered);
        assertThat(store.namesOf(reference)).containsExactly("CREATED");
    }

    @Test
    void shouldSayFailedInLogAndDoItLaterWhenOperationFails() {
        // Given
        client.create(reference, 4900);
        client.approve(reference);
        client.fault("{\"kind\":\"FAILED_OPERATION\",\"operation\":\"CAPTURE\",\"count\":1}");

        // When
        var failed = client.capture(reference, "capture", 4900);
        var again = client.capture(reference, "capture", 4900);

        // Then
        assertThat(failed.errorCode()).isEqualTo("6280");
        assertThat(again.status()).isEqualTo(200);
        await().atMost(SOON).until(() -> store.of(reference).count() == 4);
        assertThat(store.of(reference).map(one -> one.json().path("success").asBoolean()))
                .containsExactly(true, true, false, true);
        assertThat(client.get(reference).aggregate("captured")).isEqualTo(4900);
    }

    @Test
    void shouldDeliverTwiceWhenDuplicatesAreAskedFor() {
        // Given
        client.fault("{\"kind\":\"DUPLICATE_WEBHOOK\",\"event\":\"CREATED\"}");

        // When
        client.create(reference, 4900);
        client.approve(reference);

        // Then
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(store.namesOf(reference)).containsExactly("CREATED", "CREATED", "AUTHORIZED"));
    }

    @Test
    void shouldKeepOrderWhenWebhookIsLate() {
        // Given
        client.fault("{\"kind\":\"LATE_WEBHOOK\",\"event\":\"CREATED\",\"delayMillis\":600}");

        // When
        var start = System.nanoTime();
        client.create(reference, 4900);
        client.approve(reference);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(store.namesOf(reference)).containsExactly("CREATED", "AUTHORIZED"));
        assertThat(store.received().getFirst().nanos() - start).isGreaterThan(600_000_000L);
    }

    @Test
    void shouldSwapWithNextWhenWebhooksAreReordered() {
        // Given
        client.fault("{\"kind\":\"REORDERED_WEBHOOK\",\"event\":\"CREATED\",\"delayMillis\":60000}");

        // When
        client.create(reference, 4900);
        client.approve(reference);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(store.namesOf(reference)).containsExactly("AUTHORIZED", "CREATED"));
    }

    @Test
    void shouldDeliverReorderedAfterDelayWhenNothingFollows() {
        // Given
        client.fault("{\"kind\":\"REORDERED_WEBHOOK\",\"delayMillis\":300}");

        // When
        client.create(reference, 4900);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(store.namesOf(reference)).containsExactly("CREATED"));
    }

    @Test
    void shouldLeaveKeyOutOfWebhookWhenAsked() {
        // Given
        client.fault("{\"kind\":\"WEBHOOK_WITHOUT_KEY\"}");

        // When
        client.create(reference, 4900);

        // Then
        await().atMost(SOON).until(() -> !store.received().isEmpty());
        assertThat(store.received().getFirst().json().has("idempotencyKey")).isFalse();
        assertThat(client.events(reference).json().get(0).has("idempotencyKey")).isTrue();
    }

    @Test
    void shouldSayNothingWhenNoWebhooksAreAskedFor() {
        // Given
        client.fault("{\"kind\":\"NO_WEBHOOK\",\"reference\":\"%s\"}".formatted(reference));
        var other = Client.newReference();

        // When
        client.create(reference, 4900);
        client.create(other, 4900);

        // Then
        await().atMost(SOON).until(() -> !store.namesOf(other).isEmpty());
        assertThat(store.namesOf(reference)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CAPTURE, , 423, ''", "CANCEL, 6160, 400, 6160"})
    void shouldTurnOtherWritesAwayWhenPaymentIsLocked(String operation, String code, int status, String told) {
        // Given
        client.create(reference, 4900);
        client.approve(reference);
        client.capture(reference, "one", 100);
        client.fault("{\"kind\":\"LOCKED_PAYMENT\",\"operation\":\"%s\",\"delayMillis\":1500,\"count\":1%s}"
                .formatted(operation, code == null ? "" : ",\"errorCode\":\"" + code + "\""));
        var first = operation.equals("CAPTURE") ? client.capture(reference, "two", 200) : client.cancel(reference, "");

        // When
        var other = client.refund(reference, "back", 100);

        // Then
        assertThat(first.status()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(status);
        assertThat(other.errorCode()).isEqualTo(told);
        assertThat(client.get(reference).aggregate("refunded")).isZero();
        await().atMost(SOON).until(() -> client.refund(reference, "back", 100).status() == 200);
    }

    @Test
    void shouldFailWithItsCodeWhenOperationIsToFailForAnotherReason() {
        // Given
        client.create(reference, 4900);
        client.approve(reference);
        client.fault("{\"kind\":\"FAILED_OPERATION\",\"operation\":\"CAPTURE\",\"errorCode\":\"6260\",\"count\":1}");

        // When
        var failed = client.capture(reference, "all", 4900);

        // Then
        assertThat(failed.errorCode()).isEqualTo("6260");
        assertThat(client.get(reference).aggregate("captured")).isZero();
        assertThat(client.capture(reference, "all", 4900).status()).isEqualTo(200);
    }

    @Test
    void shouldStopWhenFaultsAreCleared() {
        // Given
        client.fault("{\"kind\":\"STATUS\",\"status\":503}");
        assertThat(client.get(reference).status()).isEqualTo(503);

        // When
        client.send("DELETE", "/simulator/faults", null);

        // Then
        assertThat(client.get(reference).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":\"STATUS\",\"share\":2}",
                "{\"kind\":\"STATUS\",\"event\":\"CREATED\"}",
                "{\"kind\":\"NO_WEBHOOK\",\"operation\":\"CREATE\"}",
                "{\"kind\":\"STATUS\",\"statuss\":500}",
                "{\"kind\":\"LOCKED_PAYMENT\"}",
                "{\"kind\":\"FAILED_OPERATION\",\"operation\":\"CREATE\"}",
                "{\"kind\":\"SOMETHING\"}"
            })
    void shouldRefuseFaultWhenItCouldNeverStrike(String fault) {
        assertThat(client.fault(fault).status()).isEqualTo(400);
    }

    private void create(String payment) throws IOException {
        client.with("Idempotency-Key", "lost").sendOrFail("POST", "/epayment/v1/payments", Client.order(payment, 4900));
    }
}
