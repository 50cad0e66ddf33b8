package io.qrpay.simulator.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.simulator.Client;
import io.qrpay.simulator.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyIT {

    @TestHTTPResource
    URI simulator;

    private Client client;
    private String reference;
    private String key;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), "300001");
        reference = Client.newReference();
        key = UUID.randomUUID().toString();
    }

    @AfterEach
    void reset() {
        client.send("DELETE", "/simulator", null);
    }

    @Test
    void shouldReplayFirstAnswerWithRedirectUrlWhenCreateIsRepeated() {
        // Given
        var first = client.create(key, Client.order(reference, 4900));
        client.approve(reference);

        // When
        var again = client.create(key, Client.order(reference, 4900));

        // Then
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(client.events(reference).json()).hasSize(2);
    }

    @Test
    void shouldLeaveRedirectUrlOutWhenAnsweringWithAggregateAfterApproval() {
        // Given
        answerWith("AGGREGATE");
        client.create(key, Client.order(reference, 4900));
        client.approve(reference);

        // When
        var again = client.create(key, Client.order(reference, 4900));

        // Then
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().has("redirectUrl")).isFalse();
    }

    @Test
    void shouldTakeBodyForTheSameWhenOnlyTheOrderOfItsMembersDiffers() {
        // Given
        client.create(key, Client.order(reference, 4900));
        var rearranged = """
                {"reference":"%s", "userFlow":"QR", "paymentDescription":"Coffee and bun",
                 "customerInteraction":"CUSTOMER_PRESENT", "paymentMethod":{"type":"WALLET"},
                 "amount":{"value":4900, "currency":"NOK"}}""".formatted(reference);

        // When
        var again = client.create(key, rearranged);

        // Then
        assertThat(again.status()).isEqualTo(201);
    }

    @Test
    void shouldRefuseKeyWhenCreateSaysSomethingElse() {
        // Given
        client.create(key, Client.order(reference, 4900));

        // When
        var otherAmount = client.create(key, Client.order(reference, 5000));
        var otherReference = client.create(key, Client.order(Client.newReference(), 4900));

        // Then
        assertThat(otherAmount.status()).isEqualTo(409);
        assertThat(otherAmount.errorCode()).isEqualTo("4020");
        assertThat(otherReference.errorCode()).isEqualTo("4020");
    }

    @Test
    void shouldStayRefusedWhenKeyOfRefusedCreateIsUsedAgain() {
        // Given
        var refused = client.create(key, Client.order(reference, 1));

        // When
        var same = client.create(key, Client.order(reference, 1));
        var corrected = client.create(key, Client.order(reference, 4900));
        var correctedWithNewKey = client.create(UUID.randomUUID().toString(), Client.order(reference, 4900));

        // Then
        assertThat(same.text()).isEqualTo(refused.text());
        assertThat(corrected.errorCode()).isEqualTo("4020");
        assertThat(correctedWithNewKey.status()).isEqualTo(201);
    }

    @Test
    void shouldReplayFirstAggregateWhenCaptureIsRepeated() {
        // Given
        authorized(4900);
        var first = client.capture(reference, "one", 1000);
        client.capture(reference, "two", 500);

        // When
        var again = client.capture(reference, "one", 1000);

        // Then
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(client.get(reference).aggregate("captured")).isEqualTo(1500);
    }

    @Test
    void shouldGivePresentAggregateWhenCaptureIsRepeatedAndSoConfigured() {
        // Given
        answerWith("AGGREGATE");
        authorized(4900);
        client.capture(reference, "one", 1000);
        client.capture(reference, "two", 500);

        // When
        var again = client.capture(reference, "one", 1000);

        // Then
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.aggregate("captured")).isEqualTo(1500);
    }

    @Test
    void shouldRefuseKeyWhenCaptureOrRefundHasAnotherAmount() {
        // Given
        authorized(4900);
        client.capture(reference, "one", 1000);
        client.refund(reference, "one", 100);

        // When
        var capture = client.capture(reference, "one", 2000);
        var refund = client.refund(reference, "one", 200);

        // Then
        assertThat(capture.status()).isEqualTo(409);
        assertThat(capture.errorCode()).isEqualTo("4010");
        assertThat(refund.status()).isEqualTo(409);
        assertThat(refund.errorCode()).isEqualTo("4150");
    }

    @Test
    void shouldKeepKeysApartWhenOperationsDiffer() {
        // Given
        client.create(key, Client.order(reference, 4900));
        client.approve(reference);

        // When
        var capture = client.capture(reference, key, 4900);
        var refund = client.refund(reference, key, 900);

        // Then
        assertThat(capture.status()).isEqualTo(200);
        assertThat(refund.status()).isEqualTo(200);
    }

    @Test
    void shouldStayRefusedWhenKeyOfRefusedCaptureIsUsedAgain() {
        // Given
        client.create(reference, 4900);
        assertThat(client.capture(reference, "early", 4900).errorCode()).isEqualTo("6080");
        client.approve(reference);

        // When
        var again = client.capture(reference, "early", 4900);

        // Then
        assertThat(again.errorCode()).isEqualTo("6080");
        assertThat(client.capture(reference, "new", 4900).status()).isEqualTo(200);
    }

    @Test
    void shouldCreateOnceWhenManyComeAtOnceWithOneKey() throws Exception {
        // Given
        Callable<Reply> create = () -> client.create(key, Client.order(reference, 4900));
        client.send("PATCH", "/simulator/behaviour", "{\"rateLimits\":false}");

        // When
        try (var threads = Executors.newFixedThreadPool(8)) {
            var replies = threads.invokeAll(
                    IntStream.range(0, 32).mapToObj(one -> create).toList());

            // Then
            for (var reply : replies) {
                assertThat(reply.get().status()).isEqualTo(201);
            }
        }
        assertThat(client.events(reference).json()).hasSize(1);
    }

    private void answerWith(String idempotency) {
        client.send("PATCH", "/simulator/behaviour", "{\"idempotency\":\"%s\"}".formatted(idempotency));
    }

    private void authorized(long value) {
        client.create(reference, value);
        client.approve(reference);
        client.send("PATCH", "/simulator/behaviour", "{\"rateLimits\":false}");
    }
}
