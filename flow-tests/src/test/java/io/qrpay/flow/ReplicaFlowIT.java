package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.ServiceProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A till asks one replica and listens at another. */
@Timeout(value = 3, unit = TimeUnit.MINUTES) // a stream that is silent would be read for ever
class ReplicaFlowIT {
    private final Chain chain = Chain.get();

    @AfterEach
    void calm() {
        chain.calm();
    }

    @Test
    void shouldTellATillAtOneReplicaWhatItAskedAnother() throws Exception {
        // Given
        var checkout = chain.checkout();
        var replica = chain.stack().addReplica(Service.PAYMENT_INITIATOR, Map.of());
        chain.post(checkout);

        // When
        try (var http = HttpClient.newHttpClient();
                var events = listen(http, replica, checkout.reference())) {
            readUntil(events, PaymentState.AWAITING_CUSTOMER);
            chain.approve(chain.paymentKey(checkout));

            // Then
            assertThat(readUntil(events, PaymentState.CAPTURED)).contains("\"final\":true");
        }
        replica.stop();
    }

    @Test
    void shouldWarnOfNothingWhenAReplicaIsStopped() throws IOException {
        // Given
        var replica = chain.stack().addReplica(Service.PAYMENT_INITIATOR, Map.of());
        var before = Files.readAllLines(replica.log()).size();

        // When
        replica.stop();

        // Then
        assertThat(Files.readAllLines(replica.log()).stream().skip(before))
                .noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .anyMatch(line -> line.contains("payment-initiator stopped in"));
    }

    /** The new replica takes partitions over; until it has, a till may be told that the payment is unknown yet. */
    private BufferedReader listen(HttpClient http, ServiceProcess replica, String reference) {
        var path = "/v1/stores/" + chain.store().storeId() + "/payments/" + reference + "/events";
        var request = chain.request(replica.baseUrl().resolve(path))
                .timeout(Duration.ofSeconds(60))
                .build();
        var answer = await().atMost(Duration.ofSeconds(30))
                .until(() -> http.send(request, BodyHandlers.ofInputStream()), found -> found.statusCode() == 200);
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static String readUntil(BufferedReader events, PaymentState state) throws IOException {
        for (var line = events.readLine(); line != null; line = events.readLine()) {
            if (line.startsWith("data:") && line.contains("\"state\":\"" + state + "\"")) {
                return line;
            }
        }
        throw new AssertionError("the stream ended before " + state);
    }
}
