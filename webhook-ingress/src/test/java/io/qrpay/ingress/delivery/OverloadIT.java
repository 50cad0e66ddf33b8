package io.qrpay.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.contracts.payment.FactName;
import io.qrpay.ingress.Deliveries;
import io.qrpay.ingress.Vendor;
import io.qrpay.ingress.VendorResource;
import io.qrpay.ingress.Webhook;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two places only, taken by senders whose bodies never come. */
@QuarkusTest
@TestProfile(OverloadIT.Narrow.class)
@WithTestResource(LocalStackResource.class)
@WithTestResource(VendorResource.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OverloadIT {
    private static final String MSN = VendorResource.MSNS.getFirst();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource
    URI service;

    Vendor vendor;

    @Inject
    InFlight inFlight;

    private Deliveries deliveries;

    @BeforeEach
    void start() {
        deliveries = new Deliveries(service);
        await().atMost(PATIENCE).until(deliveries::areExpected);
        await().atMost(PATIENCE).until(() -> deliveries.deliver(captured()) == 200);
    }

    @Test
    void shouldAnswer503AtOnceWhenAllPlacesAreTakenAndTakeInAgainOnceTheyAreFree() throws IOException {
        try (var first = begun();
                var second = begun()) {
            // Given
            await().atMost(PATIENCE).until(() -> inFlight.count() == 2);

            // When
            var busy = deliveries.deliver(captured());
            var answers = answer(first) + answer(second);

            // Then
            assertThat(busy).isEqualTo(503);
            assertThat(answers).isEqualTo("HTTP/1.1 503HTTP/1.1 503");
            assertThat(deliveries.deliver(captured())).isEqualTo(200);
        }
    }

    @Test
    void shouldFreeThePlaceWhenTheSenderGoes() throws IOException {
        // Given
        var first = begun();
        var second = begun();
        await().atMost(PATIENCE).until(() -> inFlight.count() == 2);

        // When
        first.close();
        second.close();

        // Then
        await().atMost(Duration.ofSeconds(3)).until(() -> inFlight.count() == 0);
        assertThat(deliveries.deliver(captured())).isEqualTo(200);
    }

    /** A request whose body is announced and does not come. */
    private Socket begun() throws IOException {
        var socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout(20_000);
        var head = "POST /v1/webhooks/x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }

    private Webhook captured() {
        var registration = vendor.registration(MSN, "epayments.payment.captured.v1");
        return Webhook.of(registration, Webhook.event(MSN, "it-" + UUID.randomUUID(), FactName.CAPTURED));
    }

    /** Settings small enough to be reached. */
    public static final class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("qrpay.ingress.delivery.max-in-flight", "2", "qrpay.ingress.delivery.answer-within", "5s");
        }
    }
}
