package io.qrpay.registry.bulk;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.qrpay.local.quarkus.LocalStack;
import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.local.quarkus.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NothingOnSchedule.class)
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
class OutageIT {
    private final String codeId = "code-" + UUID.randomUUID();

    @Inject
    AgroalDataSource jdbc;

    @Test
    void shouldAskToComeAgainWhileTheDatabaseIsAwayAndTakeTheFileAfterwards() {
        // Given
        LocalStack.databaseServer().stop();

        // When
        try {
            List.of(upload(), upload(), upload(), export()).forEach(OutageIT::isUnavailable);
        } finally {
            LocalStack.databaseServer().resume();
            jdbc.flush(AgroalDataSource.FlushMode.ALL); // other tests use it, and its connections are dead
        }

        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> upload().statusCode(200).body(containsString("\"applied\":true")));
    }

    private static void isUnavailable(ValidatableResponse answer) {
        answer.statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:qrpay:problem:registry-unavailable"));
    }

    private ValidatableResponse upload() {
        return given().contentType("text/csv; charset=utf-8")
                .body("kind,msn,chainId,codeId,redirectUrl\nREDIRECT,100001,chain," + codeId
                        + ",https://shop.example\n")
                .post("/v1/qr-imports?dryRun=false")
                .then();
    }

    private static ValidatableResponse export() {
        return given().get("/v1/qr-export").then();
    }
}
