package io.qrpay.initiator.day;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactBuilder;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Request;
import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day of a store, from the facts on Kafka to the figures. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
class StoreDayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** In Oslo, on a day of 25 hours. */
    private static final Instant MIDNIGHT = Instant.parse("2026-10-24T22:00:00Z");

    private static final Instant LAST_MOMENT = Instant.parse("2026-10-25T22:59:59.999Z");
    private static final Instant NEXT_MIDNIGHT = Instant.parse("2026-10-25T23:00:00Z");
    private static final Instant NOON = Instant.parse("2026-10-25T11:00:00Z");

    private final ObjectMapper json = new ObjectMapper();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    DataSource database;

    private TopicWriter writer;

    @BeforeEach
    void open() {
        writer = new TopicWriter(broker);
    }

    @AfterEach
    void close() {
        writer.close();
    }

    /** The store is this test's alone. */
    @Test
    void shouldAddUpTheDayOfTheStoreAndNameWhatIsOpen() throws JsonProcessingException {
        // Given: of the day before
        var store = "closing-1";
        asked(store, "old-waiting", "till-1", MIDNIGHT.minusMillis(1), kroner(100));
        var old = approved(store, "old-sale", "till-1", MIDNIGHT.minusSeconds(7_200), kroner(8_000));
        moved(old, FactName.CAPTURED, "auto", MIDNIGHT.minusSeconds(7_190), kroner(8_000));
        moved(old, FactName.REFUNDED, "ref-1", NOON, kroner(3_000));
        moved(old, FactName.REFUNDED, "ref-2", NEXT_MIDNIGHT, kroner(1_000));
        var late = approved(store, "late-sale", "till-2", MIDNIGHT.minusSeconds(10), kroner(500));
        moved(late, FactName.CAPTURED, "auto", MIDNIGHT, kroner(500));

        // of the day
        var first = approved(store, "first-sale", "till-1", MIDNIGHT, kroner(4_900));
        moved(first, FactName.CAPTURED, "auto", MIDNIGHT.plusSeconds(5), kroner(4_900));
        var last = approved(store, "last-sale", "till-1", LAST_MOMENT, kroner(1_000));
        moved(last, FactName.CAPTURED, "auto", NEXT_MIDNIGHT, kroner(1_000));
        var part = approved(store, "part-refunded", "till-2", NOON, kroner(5_000));
        moved(part, FactName.CAPTURED, "auto", NOON.plusSeconds(5), kroner(5_000));
        moved(part, FactName.REFUNDED, "ref-1", NOON.plusSeconds(7_200), kroner(700));
        var danish = approved(store, "danish-sale", "till-2", NOON, new Money(300, "DKK"));
        moved(danish, FactName.CAPTURED, "auto", NOON.plusSeconds(5), new Money(300, "DKK"));
        var open = approved(store, "part-taken", "till-2", NOON.plusSeconds(1), kroner(2_000));
        moved(open, FactName.CAPTURED, "cap-1", NOON.plusSeconds(60), kroner(800));

        // of the next
        asked(store, "next-waiting", "till-1", NEXT_MIDNIGHT, kroner(100));

        // Then
        var expected = json.readTree("""
                {"storeId":"closing-1","date":"2026-10-25","timeZone":"Europe/Oslo",
                 "from":"2026-10-24T22:00:00Z","to":"2026-10-25T23:00:00Z","over":true,
                 "totals":[
                  {"currency":"DKK","payments":1,"amount":300,"authorizedAmount":300,"capturedAmount":300,"refundedAmount":0,"cancelledAmount":0},
                  {"currency":"NOK","payments":4,"amount":12900,"authorizedAmount":12900,"capturedAmount":11700,"refundedAmount":700,"cancelledAmount":0}],
                 "tills":[
                  {"posId":"till-2","state":"CAPTURED","currency":"DKK","payments":1,"amount":300,"authorizedAmount":300,"capturedAmount":300,"refundedAmount":0,"cancelledAmount":0},
                  {"posId":"till-1","state":"CAPTURED","currency":"NOK","payments":2,"amount":5900,"authorizedAmount":5900,"capturedAmount":5900,"refundedAmount":0,"cancelledAmount":0},
                  {"posId":"till-2","state":"PARTIALLY_CAPTURED","currency":"NOK","payments":1,"amount":2000,"authorizedAmount":2000,"capturedAmount":800,"refundedAmount":0,"cancelledAmount":0},
                  {"posId":"till-2","state":"PARTIALLY_REFUNDED","currency":"NOK","payments":1,"amount":5000,"authorizedAmount":5000,"capturedAmount":5000,"refundedAmount":700,"cancelledAmount":0}],
                 "moved":{
                  "totals":[
                   {"currency":"DKK","captures":1,"capturedAmount":300,"refunds":0,"refundedAmount":0,"netAmount":300},
                   {"currency":"NOK","captures":4,"capturedAmount":11200,"refunds":2,"refundedAmount":3700,"netAmount":7500}],
                  "tills":[
                   {"posId":"till-2","currency":"DKK","captures":1,"capturedAmount":300,"refunds":0,"refundedAmount":0,"netAmount":300},
                   {"posId":"till-1","currency":"NOK","captures":1,"capturedAmount":4900,"refunds":1,"refundedAmount":3000,"netAmount":1900},
                   {"posId":"till-2","currency":"NOK","captures":3,"capturedAmount":6300,"refunds":1,"refundedAmount":700,"netAmount":5600}]},
                 "open":{"payments":1,"named":[
                  {"reference":"part-taken","posId":"till-2","state":"PARTIALLY_CAPTURED","requestedAt":"2026-10-25T11:00:01Z",
                   "currency":"NOK","amount":2000,"authorizedAmount":2000,"capturedAmount":800,"refundedAmount":0,"cancelledAmount":0,
                   "restAmount":1200,"waitsFor":["CAPTURE"],"captureGuaranteedUntil":"2026-10-30T11:00:01Z","operations":[]}]},
                 "openBefore":{"payments":1,"named":[
                  {"reference":"old-waiting","posId":"till-1","state":"AWAITING_CUSTOMER","requestedAt":"2026-10-24T21:59:59.999Z",
                   "currency":"NOK","amount":100,"authorizedAmount":0,"capturedAmount":0,"refundedAmount":0,"cancelledAmount":0,
                   "restAmount":0,"waitsFor":["CUSTOMER"],"operations":[]}]}}""");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(json.readTree(day(store, "2026-10-25")
                                .statusCode(200)
                                .extract()
                                .asString()))
                        .isEqualTo(expected));
        csv(store, "2026-10-25", "")
                .header("Content-Disposition", "attachment; filename=\"closing-1-2026-10-25-tills.csv\"")
                .body(
                        containsString("2026-10-25,closing-1,till-1,CAPTURED,NOK,2,5900,5900,5900,0,0\r\n"),
                        startsWith("date,storeId,posId,state,"));
        csv(store, "2026-10-25", "?table=moved")
                .body(containsString("2026-10-25,closing-1,till-1,NOK,1,4900,1,3000,1900\r\n"));
        csv(store, "2026-10-25", "?table=open").body(containsString(",old-waiting,"), containsString(",part-taken,"));
        day(store, "2026-10-24")
                .body("moved.totals.netAmount", contains(8_000), "totals.capturedAmount", contains(8_500));
        day(store, "2026-10-26")
                .body(
                        "moved.totals.netAmount",
                        contains(0),
                        "open.payments",
                        equalTo(1),
                        "totals.payments",
                        contains(1));
    }

    @Test
    void shouldCutTheDayWhereTheStoreIs() {
        // Given
        var noon = Instant.parse("2026-06-10T09:00:00Z");
        asked("helsinki-1", "before-midnight", "till-1", Instant.parse("2026-06-09T20:59:59Z"), kroner(100));
        asked("helsinki-1", "at-midnight", "till-1", Instant.parse("2026-06-09T21:00:00Z"), kroner(200));
        asked("helsinki-1", "-at-noon", "till-1", noon, kroner(400));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> day("helsinki-1", "2026-06-10")
                        .body("timeZone", equalTo("Europe/Helsinki"))
                        .body("totals.amount", contains(600))
                        .body("openBefore.named.reference", contains("before-midnight")));
        csv("helsinki-1", "2026-06-10", "?table=open").body(containsString(",'-at-noon,"));
    }

    @Test
    void shouldHaveAnEmptyDayWhenNobodySold() {
        day("oslo-1", "2026-02-01")
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("totals", hasSize(0))
                .body("moved.tills", hasSize(0))
                .body("open.payments", equalTo(0))
                .body("openBefore.payments", equalTo(0));
        csv("oslo-1", "2026-02-01", "?table=moved")
                .body(equalTo(
                        "date,storeId,posId,currency,captures,capturedAmount,refunds,refundedAmount,netAmount\r\n"));
    }

    @Test
    void shouldNotWaitForEverAndServeAfterwards() throws SQLException {
        try (var connection = database.getConnection()) {
            // Given
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table payment_initiator.payment in access exclusive mode");

            // Then
            day("oslo-1", "2026-02-01")
                    .statusCode(503)
                    .time(lessThan(4_500L))
                    .header("Retry-After", equalTo("2"))
                    .body("type", equalTo("urn:qrpay:problem:status-unavailable"));
            connection.rollback();
        }
        day("oslo-1", "2026-02-01").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            oslo-1   | 2026-02-30            | application/json | 400 | invalid-query | date
            oslo-1   | 21.11.2026            | application/json | 400 | invalid-query | date
            oslo-1   | 2999-01-01            | application/json | 400 | invalid-query | date
            oslo-1   | 2026-02-01?table=x    | text/csv         | 400 | invalid-query | table
            bergen-1 | 2026-02-01            | application/json | 404 | unknown-store |
            """)
    void shouldSayWhatIsWrong(String store, String day, String type, int status, String problem, String field) {
        // When
        var answer =
                given().accept(type).get("/v1/stores/" + store + "/days/" + day).then();

        // Then
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:qrpay:problem:" + problem))
                .body("errors.name[0]", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                | 200 | application/json
            application/json, text/csv;q=0.5   | 200 | application/json
            text/csv, application/json;q=0.5   | 200 | text/csv
            text/*                             | 200 | text/csv
            application/xml                    | 406 | application/problem+json
            """)
    void shouldAnswerInTheFormThatIsWanted(String accept, int status, String type) {
        given().header("Accept", accept)
                .get("/v1/stores/oslo-1/days/2026-02-01")
                .then()
                .statusCode(status)
                .header("Content-Type", startsWith(type));
    }

    private static ValidatableResponse day(String store, String date) {
        return given().get("/v1/stores/" + store + "/days/" + date).then();
    }

    private static ValidatableResponse csv(String store, String date, String query) {
        return given().accept("text/csv")
                .get("/v1/stores/" + store + "/days/" + date + query)
                .then()
                .statusCode(200)
                .header("Content-Type", "text/csv;charset=UTF-8");
    }

    private static Money kroner(long value) {
        return new Money(value, "NOK");
    }

    private PaymentKey approved(String store, String reference, String till, Instant at, Money amount) {
        var payment = asked(store, reference, till, at, amount);
        tell(fact(payment, FactName.AUTHORIZED, FactSource.WEBHOOK, at, amount)
                .captureGuaranteedUntil(at.plus(Duration.ofDays(5))));
        return payment;
    }

    private PaymentKey asked(String store, String reference, String till, Instant at, Money amount) {
        var payment = new PaymentKey("123456", reference);
        tell(fact(payment, FactName.REQUESTED, FactSource.TILL, at, amount)
                .request(new Request(store, till, at, at.plusSeconds(60), CaptureMode.MANUAL, null)));
        tell(fact(payment, FactName.CREATED, FactSource.ANSWER, at, amount));
        return payment;
    }

    private void moved(PaymentKey payment, FactName name, String key, Instant at, Money amount) {
        tell(fact(payment, name, FactSource.WEBHOOK, at, amount).idempotencyKey(key));
    }

    private static FactBuilder fact(PaymentKey payment, FactName name, FactSource source, Instant at, Money amount) {
        return Fact.of(payment, name, source, at).amount(amount).idempotencyKey("c-" + payment.reference());
    }

    private void tell(FactBuilder fact) {
        var told = fact.build();
        writer.write("payment.event.v1", told.paymentKey().toString(), told, Map.of());
    }
}
