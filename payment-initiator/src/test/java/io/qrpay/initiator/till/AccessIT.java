package io.qrpay.initiator.till;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.qrpay.initiator.Management;
import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.issuer.AccessTokens;
import io.qrpay.local.quarkus.AccessTable;
import io.qrpay.local.quarkus.AccessTable.Row;
import io.qrpay.local.quarkus.Doorbell;
import io.qrpay.local.quarkus.Doorbell.Answer;
import io.qrpay.local.quarkus.IssuerResource;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what is as {@code docs/security.md} says. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
@QuarkusTestResource(value = IssuerResource.class, restrictToAnnotatedClass = true)
class AccessIT {
    private static final String STORE = "oslo-1";
    private static final String OTHER_STORE = "bergen-1";
    private static final AccessTokens TOKENS = IssuerResource.tokens();

    @TestHTTPResource
    URI service;

    static List<Row> table() {
        return AccessTable.of("payment-initiator");
    }

    static Stream<Row> open() {
        return table().stream().filter(Row::isPublic);
    }

    static Stream<Row> closed() {
        return table().stream().filter(row -> !row.isPublic());
    }

    @Test
    void shouldListEachEndpoint() {
        // When
        Map<String, Map<String, Object>> paths =
                Management.ask("/q/openapi?format=json").path("paths");

        // Then
        var endpoints = paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        assertThat(table())
                .extracting(row -> row.method() + " " + row.path())
                .containsExactlyInAnyOrderElementsOf(endpoints.toList());
    }

    @ParameterizedTest
    @MethodSource("table")
    void shouldLetInWhoMayAndNobodyElse(Row row) {
        for (var role : AccessTable.ROLES) {
            // When
            var answer = ask(row, STORE, TOKENS.token(role, STORE));

            // Then
            if (row.isPublic() || row.roles().contains(role)) {
                assertThat(answer).as(role).matches(Answer::letsIn);
            } else {
                isRefused(answer, 403, "not-allowed");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("closed")
    void shouldTurnAwayWhoAsksForAForeignStore(Row row) {
        for (var role : row.roles()) {
            isRefused(ask(row, OTHER_STORE, TOKENS.token(role, STORE)), 403, "foreign-store");
            isRefused(ask(row, OTHER_STORE, TOKENS.token(role)), 403, "foreign-store");
            assertThat(ask(row, OTHER_STORE, TOKENS.token(role, "*"))).as(role).matches(Answer::letsIn);
        }
    }

    @ParameterizedTest
    @MethodSource("open")
    void shouldLetInWhoShowsNothingWhereItIsPublic(Row row) {
        assertThat(ask(row, STORE, null)).matches(Answer::letsIn);
    }

    @ParameterizedTest
    @MethodSource("closed")
    void shouldTurnAwayWhoHasNoGoodToken(Row row) {
        for (var token : TOKENS.bad()) {
            // When
            var answer = ask(row, STORE, token);

            // Then
            isRefused(answer, 401, "no-valid-token");
            assertThat(answer.challenge()).startsWith("Bearer");
        }
        isRefused(ask(row, STORE, null), 401, "no-valid-token");
    }

    @Test
    void shouldCountWhoIsTurnedAway() {
        // When
        isRefused(ask(table().getFirst(), OTHER_STORE, TOKENS.token("till", STORE)), 403, "foreign-store");

        // Then
        assertThat(Management.ask("/q/metrics").asString())
                .containsPattern("qrpay_access_refused_total\\{[^}]*reason=\"FOREIGN_STORE\"[^}]*} [1-9]");
    }

    @Test
    void shouldLetABrowserDoNothingWithAnAnswer() {
        for (var path : List.of("/v1/stores/oslo-1/payments", "/v1/nowhere")) {
            given().get(path)
                    .then()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Referrer-Policy", "no-referrer")
                    .header("Strict-Transport-Security", containsString("max-age=31536000"));
        }
    }

    @Test
    void shouldNotEchoWhatWasSent() {
        given().request("TRACE", "/v1/stores/oslo-1/payments").then().statusCode(405);
    }

    private Answer ask(Row row, String store, @Nullable String token) {
        var path = row.path()
                .replace("{storeId}", store)
                .replace("{reference}", "nobody-knows-it")
                .replace("{date}", "2026-01-01")
                .replace("{posId}", "till-7")
                .replace("/check-ins", "/check-ins?merchantQrId=till-7")
                .replace("?merchantQrId=till-7/events", "/events?merchantQrId=till-7");
        return new Doorbell(service)
                .ring(
                        row.method(),
                        path,
                        token,
                        "application/json",
                        row.method().equals("POST") ? "{}" : "");
    }

    private static void isRefused(Answer answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("urn:qrpay:problem:" + type);
    }
}
