package io.qrpay.initiator.checkout;

import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.REFUSED;
import static io.qrpay.contracts.payment.FactName.REQUESTED;
import static io.qrpay.initiator.Checkouts.checkout;
import static io.qrpay.initiator.Checkouts.reference;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.qrpay.contracts.DeadLetter;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no checkout is refused by name, or pointed to when nobody can be told, and the next goes on. */
@QuarkusTest
class InvalidCheckoutIT extends AtTheTill {
    private static final String DEAD = "checkout.requested.v1.payment-initiator.dlq";

    private TopicReader<DeadLetter> deadLetters;

    @BeforeEach
    void readDeadLetters() {
        deadLetters = TopicReader.fromNow(broker, DEAD, DeadLetter.class);
    }

    @AfterEach
    void closeDeadLetters() {
        deadLetters.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    4900                      | 99                     | /amount/value
                    4900                      | "4900"                 | /amount/value
                    "NOK"                     | "SEK"                  | /amount/currency
                    "pos-7"                   | 7                      | /posId
                    "posId"                   | "tip":1,"posId"        | /tip
                    "Coffee and bun"          | null                   | /description
                    2026-11-21T12:00:00Z      | yesterday              | /requestedAt
                    "requestedAt":"2026-11-21T12:00:00Z"} | "requestedAt":"2026-11-21T12:00:00Z"| /
                    """)
    void shouldNameTheFieldAndGoOnWhenItIsWrong(String right, String wrong, String field) {
        // Given
        var reference = reference("pos7");
        var text = checkout(reference).replace(right, wrong);
        assertThat(text).isNotEqualTo(checkout(reference));

        // When
        var answer = post(text);
        write(reference, text);
        write(reference, checkout(reference));

        // Then
        problem(answer, 400, "invalid-checkout").body("errors.name", hasItem(field));
        var told = until(reference, all -> all.size() == 3);
        assertThat(told).extracting(Fact::name).containsExactlyInAnyOrder(REFUSED, REQUESTED, CREATED);
        var refused =
                told.stream().filter(fact -> fact.name() == REFUSED).findFirst().orElseThrow();
        assertThat(refused.failure().code()).isEqualTo(Failure.INVALID);
        assertThat(refused.failure().detail()).contains(field);
        assertThat(refused.idempotencyKey()).startsWith("x-");
        assertThat(refused.request().storeId()).isEqualTo("oslo-1");
    }

    @Test
    void shouldRefuseAndGoOnWhenARecordIsHugeOrEmpty() {
        // Given
        var huge = reference("huge");
        var empty = reference("none");
        var good = reference("pos7");

        // When
        var answer = post(" ".repeat(1_000_000));
        write(huge, "x".repeat(1_000_000));
        tills.write(CHECKOUTS, "oslo-1/" + empty, null);
        write(good, checkout(good));

        // Then
        problem(answer, 400, "invalid-checkout").body("errors.reason", hasItem("is larger than 64 kB"));
        untilNames(huge, List.of(REFUSED));
        untilNames(empty, List.of(REFUSED));
        untilNames(good, List.of(REQUESTED, CREATED));
    }

    @Test
    void shouldPointToTheRecordWhenNobodyCanBeTold() {
        // Given
        var unknownStore = reference("pos7");
        var good = reference("pos7");

        // When
        tills.write(
                CHECKOUTS,
                "bergen-1/" + unknownStore,
                bytes(checkout(unknownStore).replace("oslo-1", "bergen-1")));
        var keyless = tills.write(CHECKOUTS, null, bytes("{\"phone\":\"4712345678\"}"));
        write(good, checkout(good));

        // Then
        var dead = deadLetters.until(all -> all.size() >= 2).stream()
                .map(Received::value)
                .toList();
        assertThat(dead)
                .anySatisfy(letter -> assertThat(letter.reason()).contains("/storeId is not known"))
                .anySatisfy(letter -> {
                    assertThat(letter.offset()).isEqualTo(keyless.offset());
                    assertThat(letter.partition()).isEqualTo(keyless.partition());
                    assertThat(letter.key()).isNull();
                    assertThat(letter.reason())
                            .contains("/phone is not a known field")
                            .doesNotContain("4712345678");
                });
        untilNames(good, List.of(REQUESTED, CREATED));
    }

    @Test
    void shouldRefuseWhenARecordIsNotUnderItsOwnKey() {
        // Given
        var reference = reference("pos7");

        // When
        tills.write(CHECKOUTS, "oslo-1/another-reference", bytes(checkout(reference)));

        // Then
        var refused = untilNames(reference, List.of(REFUSED)).getFirst().value();
        assertThat(refused.failure().detail()).contains("Kafka key");
    }

    @Test
    void shouldSayThatTheStoreIsUnknownWhenItIs() {
        // Given
        var text = checkout(reference("pos7")).replace("oslo-1", "bergen-1");

        // When
        var answer = given().contentType(ContentType.JSON)
                .body(text)
                .post("/v1/stores/bergen-1/payments")
                .then();

        // Then
        problem(answer, 404, "unknown-store");
    }

    @Test
    void shouldNameTheStoreWhenItIsNotThatOfThePath() {
        // When
        var answer = given().contentType(ContentType.JSON)
                .body(checkout(reference("pos7")))
                .post("/v1/stores/bergen-1/payments")
                .then();

        // Then
        problem(answer, 400, "invalid-checkout").body("errors.name", hasItem("/storeId"));
    }
}
