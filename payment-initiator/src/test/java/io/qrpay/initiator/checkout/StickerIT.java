package io.qrpay.initiator.checkout;

import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.REFUSED;
import static io.qrpay.contracts.payment.FactName.REQUESTED;
import static io.qrpay.initiator.Checkouts.checkout;
import static io.qrpay.initiator.Checkouts.reference;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.qrpay.contracts.DeadLetter;
import io.qrpay.contracts.customer.CustomerCheckedIn;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.quarkus.LocalStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer scans the printed code of a till and is asked for its checkout, once. */
@QuarkusTest
class StickerIT extends AtTheTill {
    private static final String CHECK_INS = "customer.checked-in.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private String code;

    @BeforeEach
    void newCode() {
        code = "kasse " + UUID.randomUUID();
    }

    @Test
    void shouldLetTheTillWaitUntilTheCustomerScans() {
        // Given
        var reference = reference("pos7");
        post(atSticker(reference)).statusCode(202).header("Location", notNullValue());
        assertThat(createCalls(reference)).isEmpty();

        // When
        scan("token/of+anna%38==");
        scan("token/of+anna%38==");

        // Then
        untilTold(reference, REQUESTED, CREATED);
        assertThat(tokens(reference)).containsOnly("token/of+anna%38==");
        assertThat(factsAsText(reference)).isNotEmpty().noneMatch(fact -> fact.contains("anna"));
    }

    @Test
    void shouldCreateAtOnceWhenTheCustomerWaits() {
        // Given
        scan("anna");
        untilWaiting(1);

        // When
        var reference = reference("pos7");
        var answer = post(atSticker(reference));

        // Then
        answer.statusCode(201);
        assertThat(tokens(reference)).containsExactly("anna");
        untilWaiting(0);
        post(atSticker(reference)).statusCode(202);
        assertThat(tokens(reference)).containsExactly("anna");
    }

    @Test
    void shouldAskOneCustomerForEachCheckoutByKafka() {
        // Given
        var first = reference("pos7");
        var second = reference("pos7");
        write(first, atSticker(first, "2026-11-21T12:00:00Z"));
        write(first, atSticker(first, "2026-11-21T12:00:00Z"));
        until(first, facts -> facts.size() == 2);

        // When
        scan("anna");
        scan("anna");
        untilTold(first, REQUESTED, CREATED);
        write(second, atSticker(second, "2026-11-21T12:01:00Z"));
        scan("anna");
        scan("berit");

        // Then
        untilTold(second, REQUESTED, CREATED);
        assertThat(tokens(first)).containsOnly("anna");
        assertThat(tokens(second)).containsOnly("berit");
    }

    @Test
    void shouldTellTheVendorsNoAndAskNobodyElseForThatCheckout() {
        // Given
        var refused = reference("nope");
        post(atSticker(refused)).statusCode(202);

        // When
        scan("anna");

        // Then
        untilTold(refused, REQUESTED, REFUSED);
        scan("berit");
        untilWaiting(1);
        assertThat(tokens(refused)).containsExactly("anna");
    }

    @Test
    void shouldAskTheSameCustomerAgainWhenTheAnswerIsLost() {
        // Given
        var reference = reference("away");
        post(atSticker(reference)).statusCode(202);

        // When
        scan("anna");

        // Then
        untilTold(reference, REQUESTED, CREATED);
        assertThat(tokens(reference)).hasSizeGreaterThan(1).containsOnly("anna");
    }

    @Test
    void shouldShowWhoWaitsWithoutSayingWhoItIs() {
        // When
        scan("anna-the-token");

        // Then
        untilWaiting(1);
        checkIns()
                .body("checkIns[0].merchantQrId", equalTo(code))
                .body("checkIns[0].checkedInAt", notNullValue())
                .body("checkIns[0].countsUntil", notNullValue());
        assertThat(checkIns().extract().asString()).doesNotContain("token").doesNotContain("anna");
        given().get("/v1/stores/bergen-1/check-ins").then().statusCode(404);
        given().queryParam("merchantQrId", "a/b")
                .get("/v1/stores/oslo-1/check-ins")
                .then()
                .statusCode(400);
    }

    @Test
    void shouldPointToACheckInThatCannotBeRead() {
        // Given
        try (var letters = TopicReader.fromNow(broker, CHECK_INS + ".payment-initiator.dlq", DeadLetter.class)) {
            // When
            var half = "{\"msn\":\"123456\",\"merchantQrId\":\"%s\",\"customerToken\":\"anna\"}".formatted(code);
            var written = tills.write(CHECK_INS, "123456/" + code, bytes(half));

            // Then
            var letter = letters.until(all -> !all.isEmpty()).getLast().value();
            assertThat(letter.topic()).isEqualTo(CHECK_INS);
            assertThat(letter.offset()).isEqualTo(written.offset());
            assertThat(letter.toString()).doesNotContain("anna");
        }
    }

    @Test
    void shouldTurnAwaySuchCheckoutsOnlyWhileTheDatabaseIsAwayAndLetRecordsWait() {
        // Given
        var byKafka = reference("pos7");
        LocalStack.databaseServer().stop();
        String byRest = reference("pos7");
        try {
            // When
            scan("anna");
            write(byKafka, atSticker(byKafka));
            problem(post(atSticker(byRest).replace("kasse", "other")), 503, "pairing-unavailable")
                    .header("Retry-After", notNullValue());
            problem(given().get("/v1/stores/oslo-1/check-ins").then(), 503, "pairing-unavailable");
            post(checkout(reference("pos7"))).statusCode(201);
        } finally {
            LocalStack.databaseServer().resume();
        }

        // Then
        await().atMost(PATIENCE).until(() -> tokens(byKafka).equals(List.of("anna")));
        assertThat(tokens(byRest)).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> post(atSticker(reference("pos7"))).statusCode(202));
    }

    /** Each once or more: what is delivered again is told again. */
    private void untilTold(String reference, FactName... names) {
        until(
                reference,
                facts -> facts.stream().map(Fact::name).distinct().toList().equals(List.of(names)));
    }

    private void scan(String token) {
        tills.write(CHECK_INS, "123456/" + code, new CustomerCheckedIn("123456", code, token, Instant.now()));
    }

    private String atSticker(String reference) {
        return atSticker(reference, Instant.now().toString());
    }

    private String atSticker(String reference, String requestedAt) {
        return checkout(reference)
                .replace("2026-11-21T12:00:00Z", requestedAt)
                .replace("pos-7", code.replace(' ', '-'))
                .replaceFirst("\\{", "{\"customer\":{\"merchantQrId\":\"" + code + "\"},");
    }

    private ValidatableResponse checkIns() {
        return given().queryParam("merchantQrId", code)
                .get("/v1/stores/oslo-1/check-ins")
                .then();
    }

    private void untilWaiting(int customers) {
        await().atMost(PATIENCE).untilAsserted(() -> checkIns().statusCode(200).body("checkIns", hasSize(customers)));
    }

    private List<String> tokens(String reference) {
        return given().get(vipps + "/tokens/" + reference).jsonPath().getList("", String.class);
    }

    private List<String> factsAsText(String reference) {
        try (var raw = TopicReader.fromStart(broker, "payment.event.v1")) {
            return raw
                    .until(all -> all.stream()
                                    .filter(fact -> fact.key().endsWith(reference))
                                    .count()
                            >= 2)
                    .stream()
                    .filter(fact -> fact.key().endsWith(reference))
                    .map(fact -> new String(fact.value(), StandardCharsets.UTF_8))
                    .toList();
        }
    }
}
