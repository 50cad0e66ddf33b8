package io.qrpay.initiator.checkout;

import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.REFUSED;
import static io.qrpay.contracts.payment.FactName.REQUESTED;
import static io.qrpay.initiator.Checkouts.checkout;
import static io.qrpay.initiator.Checkouts.reference;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;

import io.qrpay.contracts.ContractExamples;
import io.qrpay.contracts.DeadLetter;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
class CreationIT {
    private static final String CHECKOUTS = "checkout.requested.v1";
    private static final String DEAD = "checkout.requested.v1.payment-initiator.dlq";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "test.vipps.url")
    String vipps;

    private TopicWriter tills;
    private TopicReader<Fact> facts;
    private TopicReader<DeadLetter> deadLetters;

    @BeforeEach
    void open() {
        tills = new TopicWriter(broker);
        facts = TopicReader.fromNow(broker, "payment.event.v1", Fact.class);
        deadLetters = TopicReader.fromNow(broker, DEAD, DeadLetter.class);
    }

    @AfterEach
    void close() {
        tills.close();
        facts.close();
        deadLetters.close();
    }

    @Test
    void shouldShowAQrWhenATillAsksOverRest() {
        // Given
        var reference = reference("pos7");

        // When
        var answer = post(checkout(reference));

        // Then
        answer.statusCode(201)
                .header("Location", endsWith("/v1/stores/oslo-1/payments/" + reference))
                .body("state", equalTo("AWAITING_CUSTOMER"))
                .body("paymentKey", equalTo("123456/" + reference))
                .body("qr.imageUrl", endsWith("/image/" + reference));
        var told = untilNames(reference, List.of(REQUESTED, CREATED));
        assertThat(told.getLast().key()).isEqualTo("123456/" + reference);
        assertThat(told.getLast().headers())
                .containsEntry("ce_type", "io.qrpay.payment.created.v1")
                .containsEntry("ce_source", "/payment-initiator")
                .containsEntry("ce_subject", "123456/" + reference);
    }

    @Test
    void shouldTellTheStatusAndShowTheQrRightAfterTheAnswer() {
        // Given
        var reference = reference("pos7");
        var location = post(checkout(reference)).extract().header("Location");

        // When
        var status = given().get(location).then();

        // Then
        status.statusCode(200).body("reference", equalTo(reference)).body("storeId", equalTo("oslo-1"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        given().get(location + "/qr").then().statusCode(200).contentType("image/svg+xml"));
    }

    @Test
    void shouldKeepTheContractWhenItTellsFacts() {
        // Given
        var contract = ContractExamples.of("4-payment.event.v1");
        var reference = reference("pos7");
        var broken = reference("pos7");

        // When
        post(checkout(reference));
        post(checkout(reference, 5000));
        write(broken, checkout(broken, 0));

        // Then
        untilNames(reference, List.of(REQUESTED, CREATED, REQUESTED, REFUSED));
        untilNames(broken, List.of(REFUSED));
        try (var raw = TopicReader.fromStart(broker, "payment.event.v1")) {
            var values = raw.until(all ->
                    all.stream().filter(record -> record.key().endsWith(broken)).count() == 1);
            assertThat(values)
                    .allSatisfy(record ->
                            assertThat(contract.violations(record.value())).isEmpty());
        }
    }

    @Test
    void shouldMakeOnePaymentWhenACheckoutComesByRestAndKafkaAndTwice() {
        // Given
        var reference = reference("pos7");
        var reordered =
                checkout(reference).replace("\"posId\":\"pos-7\",", "").replaceFirst("\\{", "{\"posId\":\"pos-7\", ");

        // When
        var first = post(checkout(reference));
        write(reference, checkout(reference));
        write(reference, reordered);
        var last = post(checkout(reference));

        // Then
        first.statusCode(201);
        last.statusCode(201);
        var told = until(
                reference,
                all -> all.stream().filter(fact -> fact.name() == CREATED).count() == 4);
        assertThat(told).extracting(Fact::name).containsOnly(REQUESTED, CREATED);
        assertThat(told)
                .extracting(Fact::idempotencyKey)
                .containsOnly(createCalls(reference).getFirst());
        assertThat(createCalls(reference))
                .hasSize(4)
                .containsOnly(createCalls(reference).getFirst());
    }

    @Test
    void shouldRefuseTheSecondOnlyWhenTwoContentsHaveOneReference() {
        // Given
        var reference = reference("pos7");

        // When
        var first = post(checkout(reference, 4900));
        var second = post(checkout(reference, 5000));

        // Then
        first.statusCode(201);
        problem(second, 409, "reference-taken").body("code", equalTo("CONFLICT"));
        var told = untilNames(reference, List.of(REQUESTED, CREATED, REQUESTED, REFUSED));
        assertThat(told.get(3).value().idempotencyKey())
                .isEqualTo(told.get(2).value().idempotencyKey())
                .isNotEqualTo(told.get(0).value().idempotencyKey());
    }

    @Test
    void shouldTellOfThePaymentWhenTheAnswerIsLost() {
        // Given
        var reference = reference("lost");

        // When
        var answer = post(checkout(reference));

        // Then
        answer.statusCode(201).body("qr.imageUrl", endsWith(reference));
        untilNames(reference, List.of(REQUESTED, CREATED));
        assertThat(createCalls(reference)).containsOnly(createCalls(reference).getFirst());
    }

    @Test
    void shouldAnswerInTimeAndRefuseAsStaleWhenVippsIsAway() {
        // Given
        var reference = reference("away");

        // When
        var answer = post(checkout(reference).replace("\"requestedAt\"", "\"validFor\":\"PT2S\",\"requestedAt\""));

        // Then
        answer.statusCode(202).time(lessThan(2000L)).body("state", equalTo("REQUESTED"));
        var told = untilNames(reference, List.of(REQUESTED, REFUSED));
        assertThat(told.getLast().value().failure().code()).isEqualTo(Failure.STALE);
    }

    @Test
    void shouldAnswerInTimeAndGoOnWhenVippsIsSlow() {
        // Given
        var reference = reference("slow");

        // When
        var answer = post(checkout(reference));

        // Then
        answer.statusCode(202).time(lessThan(2000L));
        untilNames(reference, List.of(REQUESTED, CREATED));
    }

    @Test
    void shouldTellTheVendorsCodeWhenVippsRefuses() {
        // Given
        var reference = reference("nope");

        // When
        var answer = post(checkout(reference));

        // Then
        problem(answer, 422, "payment-refused").body("code", equalTo("6010"));
        untilNames(reference, List.of(REQUESTED, REFUSED));
    }

    @Test
    void shouldGoOnWithThePartitionWhenVippsIsSlowForOthers() {
        // Given
        var slow = IntStream.range(0, 200).mapToObj(i -> reference("slow")).toList();
        var quick = reference("pos7");

        // When
        slow.forEach(reference -> tills.send(CHECKOUTS, "oslo-1/" + reference, bytes(checkout(reference)), Map.of()));
        var sent = write(quick, checkout(quick));

        // Then
        var created = facts.first("123456/" + quick, fact -> fact.name() == CREATED);
        assertThat(Duration.between(sent, created.timestamp())).isLessThan(Duration.ofSeconds(4));
        facts.until(
                all -> slow.stream().allMatch(reference -> names(all, reference).contains(CREATED)));
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
                            .contains("/phone is not a field")
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

    private static ValidatableResponse post(String checkout) {
        return given().contentType(ContentType.JSON)
                .body(checkout)
                .post("/v1/stores/oslo-1/payments")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String type) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:qrpay:problem:" + type))
                .body("status", equalTo(status));
    }

    private Instant write(String reference, String text) {
        return Instant.ofEpochMilli(
                tills.write(CHECKOUTS, "oslo-1/" + reference, bytes(text)).timestamp());
    }

    private List<String> createCalls(String reference) {
        return given().get(vipps + "/books/" + reference).jsonPath().getList("", String.class);
    }

    private List<Received<Fact>> untilNames(String reference, List<FactName> names) {
        return of(facts.until(all -> names(all, reference).equals(names)), reference);
    }

    private List<Fact> until(String reference, Predicate<List<Fact>> enough) {
        return of(facts.until(all -> enough.test(values(of(all, reference)))), reference).stream()
                .map(Received::value)
                .toList();
    }

    private static List<FactName> names(List<Received<Fact>> all, String reference) {
        return values(of(all, reference)).stream().map(Fact::name).toList();
    }

    private static List<Fact> values(List<Received<Fact>> records) {
        return records.stream().map(Received::value).toList();
    }

    private static List<Received<Fact>> of(List<Received<Fact>> all, String reference) {
        return all.stream()
                .filter(record -> record.key().endsWith("/" + reference))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
