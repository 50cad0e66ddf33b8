package io.qrpay.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A record that never ends makes the process one to be restarted. */
@QuarkusTest
@TestProfile(StuckIT.Impatient.class)
class StuckIT extends BetweenKafkaAndVipps {

    @Test
    void shouldCallItselfDeadWhenARecordIsHeldForTooLong() throws Exception {
        // Given
        var reference = vipps.approved(AMOUNT);
        vipps.breaks("""
                {"kind":"LATENCY","operation":"CAPTURE","reference":"%s","delayMillis":9000}""".formatted(reference));
        assertThat(live().statusCode()).isEqualTo(200);

        // When
        statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

        // Then
        await().atMost(Duration.ofSeconds(40)).until(() -> live().statusCode() == 503);
        assertThat(live().body()).contains("payment-status-in");
    }

    private static HttpResponse<String> live() throws IOException, InterruptedException {
        var url = URI.create("http://localhost:" + config("quarkus.management.test-port") + "/q/health/live");
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }

    /** Twelve minutes are two seconds. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mp.messaging.incoming.payment-status-in.throttled.unprocessed-record-max-age.ms", "2000");
        }
    }
}
