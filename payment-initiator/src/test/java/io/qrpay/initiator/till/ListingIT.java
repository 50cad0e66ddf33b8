package io.qrpay.initiator.till;

import static io.qrpay.contracts.payment.PaymentState.AUTHORIZED;
import static io.qrpay.contracts.payment.PaymentState.CAPTURED;
import static io.qrpay.initiator.till.TillQuestions.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A store turns the pages of its payments. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
class ListingIT {

    @Inject
    StoredPayments payments;

    @Test
    void shouldTurnThePagesOfAStoreWithoutLossOrRepeat() {
        // Given
        var store = "store-" + UUID.randomUUID();
        for (int i = 0; i < 7; i++) {
            payments.put(store, "pos-7", i + store, i, AUTHORIZED, false, at(i / 3), "");
        }

        // When
        var page = list(store, "limit=3");
        var references = new ArrayList<String>(page.extract().path("payments.reference"));
        while (page.extract().path("next") != null) {
            page = list(store, "limit=3&cursor=" + page.extract().path("next"));
            references.addAll(page.extract().path("payments.reference"));
        }

        // Then
        assertThat(references)
                .containsExactlyElementsOf(
                        Stream.of(6, 5, 4, 3, 2, 1, 0).map(i -> i + store).toList());
    }

    @Test
    void shouldListWhatIsAskedForOnly() {
        // Given
        var store = "store-" + UUID.randomUUID();
        payments.put(store, "pos-1", "a-" + store, 1, AUTHORIZED, false, at(1), "");
        payments.put(store, "pos-1", "b-" + store, 1, CAPTURED, true, at(0), "");
        payments.put(store, "pos-1", "c-" + store, 1, CAPTURED, true, at(1), "");
        payments.put(store, "pos-2", "d-" + store, 1, CAPTURED, true, at(2), "");
        payments.put(store, "pos-1", "e-" + store, 1, CAPTURED, true, at(3), "");

        // When
        var page = list(store, "posId=pos-1&state=CAPTURED&from=" + at(1) + "&to=" + at(3));

        // Then
        page.body("payments.reference", contains("c-" + store)).body("$", not(hasKey("next")));
    }

    @Test
    void shouldNameEachParameterWhenAQueryIsWrong() {
        // When
        var answer = given().queryParam("posId", "a b")
                .queryParam("state", "PAID")
                .queryParam("from", "monday")
                .queryParam("to", "1")
                .queryParam("limit", "0")
                .queryParam("cursor", "x")
                .get("/v1/stores/oslo-1/payments")
                .then();

        // Then
        problem(answer, 400, "invalid-query")
                .body("errors.name", contains("posId", "state", "from", "to", "limit", "cursor"));
    }

    @Test
    void shouldSayThatTheStoreIsUnknownWhenItHasNoPaymentsEither() {
        // When
        var answer = given().get("/v1/stores/bergen-1/payments").then();

        // Then
        problem(answer, 404, "unknown-store");
        list("oslo-1", "from=2030-01-01T00:00:00Z").body("payments", empty());
    }

    private static ValidatableResponse list(String store, String query) {
        return given().get("/v1/stores/" + store + "/payments?" + query).then().statusCode(200);
    }

    private static Instant at(long minutes) {
        return Instant.parse("2026-11-21T12:00:00Z").plus(Duration.ofMinutes(minutes));
    }
}
