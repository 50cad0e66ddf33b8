package io.qrpay.initiator.till;

import static io.qrpay.initiator.Checkouts.checkout;
import static io.qrpay.initiator.Checkouts.reference;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(VippsDownIT.SoonOpen.class)
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
class VippsDownIT {

    @Test
    void shouldTurnTillsAwayAtOnceWhileVippsKeepsFailingAndServeThemAfterwards() {
        // Given
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> post(reference("away")).statusCode(503));

        // When
        var answer = post(reference("pos7"));

        // Then
        answer.statusCode(503)
                .time(lessThan(2_000L))
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:qrpay:problem:vipps-unavailable"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> post(reference("pos7")).statusCode(201));
    }

    private static ValidatableResponse post(String reference) {
        return given().contentType(ContentType.JSON)
                .body(checkout(reference))
                .post("/v1/stores/oslo-1/payments")
                .then();
    }

    /** So that a few failures are enough. */
    public static final class SoonOpen implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "qrpay.vipps.circuit.volume", "4",
                    "qrpay.vipps.circuit.pause", "PT3S");
        }
    }
}
