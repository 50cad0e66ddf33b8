package io.qrpay.initiator.pairing;

import static io.qrpay.initiator.Checkouts.checkout;
import static io.qrpay.initiator.Checkouts.reference;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.qrpay.initiator.Management;
import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A chain without printed codes needs no key for them. */
@QuarkusTest
@TestProfile(SwitchedOffIT.WithoutPrintedCodes.class)
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
class SwitchedOffIT {

    @Test
    void shouldRefuseCheckoutsAtPrintedCodesAndServeAllOthers() {
        // Given
        var atSticker =
                checkout(reference("pos7")).replaceFirst("\\{", "{\"customer\":{\"merchantQrId\":\"kasse-1\"},");

        // When
        var refused = post(atSticker);

        // Then
        refused.statusCode(400).body("errors[0].name", equalTo("/customer/merchantQrId"));
        post(checkout(reference("pos7"))).statusCode(201);
        Management.ask("/q/health/live").then().statusCode(200);
        Management.ask("/q/health/ready").then().statusCode(200);
    }

    private static ValidatableResponse post(String checkout) {
        return given().contentType(ContentType.JSON)
                .body(checkout)
                .post("/v1/stores/oslo-1/payments")
                .then();
    }

    /** No key, and nobody scans. */
    public static final class WithoutPrintedCodes implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("qrpay.pairing.enabled", "false", "qrpay.pairing.secret-key", "");
        }
    }
}
