package io.qrpay.initiator.till;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;

/** What tills of the store {@code oslo-1} ask, and how they are told that it cannot be answered. */
final class TillQuestions {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private TillQuestions() {}

    static ValidatableResponse get(String path) {
        return given().get("/v1/stores/oslo-1/payments" + path).then();
    }

    static ValidatableResponse problem(ValidatableResponse answer, int status, String type) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:qrpay:problem:" + type));
    }
}
