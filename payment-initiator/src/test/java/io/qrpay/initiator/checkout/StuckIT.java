package io.qrpay.initiator.checkout;

import static io.qrpay.initiator.Checkouts.checkout;
import static io.qrpay.initiator.Checkouts.reference;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.qrpay.initiator.Management;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A record that never ends makes the process one to be restarted. */
@QuarkusTest
@TestProfile(StuckIT.Impatient.class)
class StuckIT extends AtTheTill {

    @Test
    void shouldCallItselfDeadWhenARecordIsHeldForTooLong() {
        // Given
        var reference = reference("away");
        Management.ask("/q/health/live").then().statusCode(200);

        // When
        write(reference, checkout(reference));

        // Then
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> Management.ask("/q/health/live")
                        .then()
                        .statusCode(503)
                        .body(
                                "checks.find { it.name == 'SmallRye Reactive Messaging - liveness check' }.status",
                                equalTo("DOWN")));
    }

    /** Twelve minutes are two seconds. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.incoming.checkout-requested-in.throttled.unprocessed-record-max-age.ms", "2000");
        }
    }
}
