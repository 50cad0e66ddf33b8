package io.qrpay.initiator.till;

import static io.qrpay.contracts.payment.PaymentState.AUTHORIZED;
import static io.qrpay.contracts.payment.PaymentState.REQUESTED;
import static io.qrpay.initiator.Checkouts.reference;
import static io.qrpay.initiator.till.TillQuestions.PATIENCE;
import static io.qrpay.initiator.till.TillQuestions.get;
import static io.qrpay.initiator.till.TillQuestions.problem;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.qrpay.initiator.Management;
import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A till asks for one payment, and the service says of itself what it offers. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
class StatusIT {

    @Inject
    StoredPayments payments;

    @Test
    void shouldTellTheStatusAsPublishedWhenThePaymentIsKnown() {
        // Given
        var reference = reference("pos7");
        payments.put(reference, 7, AUTHORIZED, false);

        // When
        var answer = get("/" + reference);

        // Then
        answer.statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body(equalTo(StoredPayments.status(reference, 7, AUTHORIZED, false, "")));
    }

    @Test
    void shouldWaitALittleWhenThePaymentIsNotYetKnown() {
        // Given
        var reference = reference("pos7");
        CompletableFuture.runAsync(
                () -> payments.put(reference, 1, REQUESTED, false),
                CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

        // When
        var answer = get("/" + reference);

        // Then
        answer.statusCode(200).body("state", equalTo("REQUESTED"));
    }

    @Test
    void shouldSayThatThePaymentIsUnknownWhenItStaysSo() {
        // When
        var answer = get("/" + reference("pos7"));

        // Then
        problem(answer, 404, "unknown-payment").time(lessThan(5000L));
    }

    @Test
    void shouldDescribeItselfAndBeReady() {
        Management.ask("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/v1/stores/{storeId}/payments/{reference}/events"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> Management.ask("/q/health/ready").then().statusCode(200));
        Management.ask("/q/metrics")
                .then()
                .body(containsString("qrpay_checkout_to_qr_seconds"))
                .body(containsString("qrpay_intake_in_flight"));
    }

    @Test
    void shouldAnswerWithAProblemWhenThePathOrMethodIsWrong() {
        given().delete("/v1/stores/oslo-1/payments").then().statusCode(405).contentType("application/problem+json");
        given().contentType("text/plain")
                .body("x")
                .post("/v1/stores/oslo-1/payments")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }
}
