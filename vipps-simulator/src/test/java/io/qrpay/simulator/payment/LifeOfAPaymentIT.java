package io.qrpay.simulator.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.simulator.Client;
import io.qrpay.simulator.Store;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LifeOfAPaymentIT {

    @TestHTTPResource
    URI simulator;

    @Test
    void shouldTellEverythingInOrderWhenPaymentIsCapturedAndRefunded() {
        // Given
        var client = Client.of(simulator.getPort(), "100001");
        var reference = Client.newReference();
        try (var store = Store.open()) {
            register(client, store);

            // When
            var created = client.create(reference, 4900);
            client.approve(reference);
            client.capture(reference, "capture-1", 4900);
            client.refund(reference, "refund-1", 900);

            // Then
            assertThat(created.status()).isEqualTo(201);
            assertThat(created.json().path("reference").asText()).isEqualTo(reference);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(store.namesOf(reference))
                            .containsExactly("CREATED", "AUTHORIZED", "CAPTURED", "REFUNDED"));
            var shown = client.get(reference);
            assertThat(shown.json().path("state").asText()).isEqualTo("AUTHORIZED");
            assertThat(shown.aggregate("authorized")).isEqualTo(4900);
            assertThat(shown.aggregate("captured")).isEqualTo(4900);
            assertThat(shown.aggregate("refunded")).isEqualTo(900);
            assertThat(shown.aggregate("cancelled")).isZero();
        }
    }

    private static void register(Client client, Store store) {
        var registered = client.post("/webhooks/v1/webhooks", """
                {"url":"%s","events":["epayments.payment.created.v1","epayments.payment.authorized.v1",\
                "epayments.payment.captured.v1","epayments.payment.refunded.v1"]}""".formatted(store.url("/hook?site=oslo-1")));
        assertThat(registered.status()).isEqualTo(201);
    }
}
