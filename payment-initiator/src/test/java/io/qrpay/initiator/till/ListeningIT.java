package io.qrpay.initiator.till;

import static io.qrpay.contracts.payment.PaymentState.AUTHORIZED;
import static io.qrpay.contracts.payment.PaymentState.AWAITING_CUSTOMER;
import static io.qrpay.contracts.payment.PaymentState.CAPTURED;
import static io.qrpay.contracts.payment.PaymentState.REQUESTED;
import static io.qrpay.initiator.Checkouts.reference;
import static io.qrpay.initiator.till.TillQuestions.PATIENCE;
import static io.qrpay.initiator.till.TillQuestions.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A till hears of each newer version of its payment, until the last. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
class ListeningIT {

    @Inject
    StoredPayments payments;

    @Inject
    MeterRegistry meters;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @TestHTTPResource
    URI service;

    private TopicWriter statuses;

    @BeforeEach
    void open() {
        statuses = new TopicWriter(broker);
    }

    @AfterEach
    void close() {
        statuses.close();
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
}
