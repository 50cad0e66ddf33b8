package io.qrpay.initiator.till;

import static io.qrpay.initiator.Checkouts.checkout;
import static io.qrpay.initiator.Checkouts.reference;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.qrpay.initiator.Management;
import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.quarkus.LocalStack;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
class OutageIT {

    @Inject
    AgroalDataSource jdbc;

    @Test
    void shouldTurnTillsAwayInTimeWhileTheBrokerIsAwayAndServeThemAfterwards() {
        // Given
        var reference = reference("pos7");
        post(reference("pos7")).statusCode(201);
        LocalStack.broker().stop();

        // When
        try {
            post(reference)
                    .statusCode(503)
                    .time(lessThan(2000L))
                    .header("Retry-After", notNullValue())
                    .body("type", equalTo("urn:qrpay:problem:not-accepted"));
            Management.ask("/q/health/ready").then().statusCode(200);
        } finally {
            LocalStack.broker().resume();
        }

        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> post(reference).statusCode(201));
    }

    @Test
    void shouldShowTheQrAlthoughTheDatabaseIsAwayAndTellTheStatusAfterwards() {
        // Given
        var reference = reference("pos7");
        var later = reference("pos7");
        post(reference("pos7")).statusCode(201);
        LocalStack.databaseServer().stop();

        // When
        try {
            post(reference).statusCode(201).body("qr.imageUrl", endsWith("/image/" + reference));
            status(reference)
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", equalTo("urn:qrpay:problem:status-unavailable"));
            given().get("/v1/stores/oslo-1/days/2026-11-21")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", equalTo("urn:qrpay:problem:status-unavailable"));
            cancel(reference).statusCode(202);
        } finally {
            LocalStack.databaseServer().resume();
            jdbc.flush(AgroalDataSource.FlushMode.ALL); // other tests use it, and its connections are dead
        }

        // Then
        post(later).statusCode(201);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> status(reference)
                        .statusCode(200)
                        .body("state", equalTo("AWAITING_CUSTOMER"))
                        .body("operations.id", contains("can-1")));
    }

    private static ValidatableResponse status(String reference) {
        return given().get("/v1/stores/oslo-1/payments/" + reference).then();
    }

    private static ValidatableResponse cancel(String reference) {
        return given().contentType(ContentType.JSON)
                .body("""
                        {"commandId":"can-1","requestedBy":"till-7","requestedAt":"2026-11-21T12:05:00Z"}""")
                .post("/v1/stores/oslo-1/payments/" + reference + "/cancel")
                .then();
    }

    private static ValidatableResponse post(String reference) {
        return given().contentType(ContentType.JSON)
                .body(checkout(reference))
                .post("/v1/stores/oslo-1/payments")
                .then();
    }
}
