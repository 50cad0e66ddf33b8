package io.qrpay.initiator.command;

import static io.qrpay.contracts.payment.FactName.AUTHORIZED;
import static io.qrpay.contracts.payment.FactName.CANCEL_WANTED;
import static io.qrpay.contracts.payment.FactName.CAPTURED;
import static io.qrpay.contracts.payment.FactName.CAPTURE_WANTED;
import static io.qrpay.contracts.payment.FactName.REFUND_WANTED;
import static io.qrpay.initiator.Checkouts.checkout;
import static io.qrpay.initiator.Checkouts.reference;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.contracts.DeadLetter;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactBuilder;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.OperationKey;
import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands over REST and Kafka; what the capture-worker would tell is told here. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
class CommandsIT {
    private static final String COMMANDS = "payment.command.v1";
    private static final Instant AT = Instant.parse("2026-11-21T12:10:00Z");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    ObjectMapper json;

    private TopicWriter writer;
    private TopicReader<Fact> facts;
    private TopicReader<DeadLetter> deadLetters;

    @BeforeEach
    void open() {
        writer = new TopicWriter(broker);
        facts = TopicReader.fromNow(broker, "payment.event.v1", Fact.class);
        deadLetters = TopicReader.fromNow(broker, "payment.command.v1.payment-initiator.dlq", DeadLetter.class);
    }

    @AfterEach
    void close() {
        writer.close();
        facts.close();
        deadLetters.close();
    }

    @Test
    void shouldTellThatACaptureIsOnItsWayWhenNobodyHasDoneItInTime() {
        // Given
        var reference = approved();

        // When
        var answer = post(reference, "capture", "cap-1", 3_000L);

        // Then
        answer.statusCode(202)
                .header("Location", endsWith("/v1/stores/oslo-1/payments/" + reference))
                .body("operations.find { it.id == 'cap-1' }.state", equalTo("PENDING"))
                .body("operations.find { it.id == 'cap-1' }.requestedBy", equalTo("till-7"))
                .time(lessThan(2_500L));
    }

    @Test
    void shouldTellTheTillAsSoonAsItIsDone() {
        // Given
        var reference = approved();
        post(reference, "capture", "cap-1", 4_900L).statusCode(202);
        tell(fact(reference, CAPTURED)
                .amount(new Money(4_900, "NOK"))
                .idempotencyKey(OperationKey.of(key(reference), "cap-1", 1)));

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> post(reference, "capture", "cap-1", 4_900L)
                        .statusCode(200)
                        .body("state", equalTo("CAPTURED")));
        assertThat(wanted(reference, CAPTURE_WANTED)).isEqualTo(1);
    }

    @Test
    void shouldRefuseToCancelWhatIsCaptured() {
        // Given
        var reference = approved();
        post(reference, "capture", "cap-1", 4_900L).statusCode(202);
        tell(fact(reference, CAPTURED)
                .amount(new Money(4_900, "NOK"))
                .idempotencyKey(OperationKey.of(key(reference), "cap-1", 1)));
        awaitState(reference, "CAPTURED");

        // When
        var answer = post(reference, "cancel", "can-1", null);

        // Then
        answer.statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:qrpay:problem:operation-not-possible"))
                .body("code", equalTo("6040"));
        post(reference, "cancel", "can-2", null).statusCode(409).body("code", equalTo("6040"));
    }

    @Test
    void shouldRefuseAnotherCurrency() {
        // Given
        var reference = approved();
        var command = command("cap-1", 3_000L).replace("NOK", "EUR");

        // When
        var answer = post(reference, "capture", command);

        // Then
        answer.statusCode(422)
                .body("type", equalTo("urn:qrpay:problem:amount-not-possible"))
                .body("code", equalTo("4040"));
    }

    @Test
    void shouldNotTakeACommandIdForTwoWishes() {
        // Given
        var reference = approved();
        post(reference, "capture", "cap-1", 3_000L).statusCode(202);

        // When
        var answer = post(reference, "capture", command("cap-1", 1_900L).replace("12:10:00", "12:11:00"));

        // Then
        answer.statusCode(409).body("type", equalTo("urn:qrpay:problem:command-id-taken"));
    }

    @Test
    void shouldSayThatThePaymentIsUnknown() {
        post(reference("nobodys"), "refund", "ref-1", 100L)
                .statusCode(404)
                .body("type", equalTo("urn:qrpay:problem:unknown-payment"));
    }

    @Test
    void shouldNameEachFieldThatIsWrong() {
        post(reference("pos7"), "capture", "{\"commandId\":\"auto\",\"amount\":{\"value\":\"1\"}}")
                .statusCode(400)
                .body("type", equalTo("urn:qrpay:problem:invalid-command"))
                .body(
                        "errors.name",
                        hasItems("/commandId", "/amount/currency", "/amount/value", "/requestedBy", "/requestedAt"));
    }

    @Test
    void shouldTakeCommandsFromKafkaAlike() {
        // Given
        var reference = approved();

        // When
        write(reference, "REFUND", "ref-1", 500L);
        write(reference, "REFUND", "ref-1", 500L);
        write(reference, "CANCEL", "can-1", null);

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> status(reference).body("operations.id", contains("can-1", "ref-1")));
        assertThat(wanted(reference, REFUND_WANTED)).isLessThanOrEqualTo(2);
    }

    @Test
    void shouldKeepACancelThatComesBeforeItsCheckout() {
        // Given
        var reference = reference("pos7");
        write(reference, "CANCEL", "can-1", null);
        facts.until(all -> all.stream().anyMatch(record -> is(record.value(), reference, CANCEL_WANTED)));

        // When
        given().contentType(ContentType.JSON)
                .body(checkout(reference))
                .post("/v1/stores/oslo-1/payments")
                .then()
                .statusCode(201);

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> status(reference).body("operations.find { it.id == 'can-1' }.state", equalTo("PENDING")));
    }

    @Test
    void shouldMakeADeadLetterOfWhatCannotBeUsedAndGoOn() {
        // Given
        var unknown = reference("nobodys");
        var broken = reference("pos7");
        var reference = approved();

        // When
        write(unknown, "REFUND", "ref-1", 500L);
        writer.write(COMMANDS, "oslo-1/" + broken, "{}".getBytes(StandardCharsets.UTF_8));
        write(reference, "CANCEL", "can-1", null);

        // Then
        var letters = deadLetters.until(all -> all.size() == 2);
        assertThat(letters)
                .extracting(letter -> letter.value().reason())
                .anySatisfy(reason -> assertThat(reason).isEqualTo("/reference is no payment of this store"))
                .anySatisfy(reason -> assertThat(reason).startsWith("/storeId is missing; /reference is missing"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> status(reference).body("operations.id", contains("can-1")));
    }

    private String approved() {
        var reference = reference("pos7");
        given().contentType(ContentType.JSON)
                .body(checkout(reference).replace("\"description\"", "\"captureMode\":\"MANUAL\",\"description\""))
                .post("/v1/stores/oslo-1/payments")
                .then()
                .statusCode(201);
        tell(fact(reference, AUTHORIZED).amount(new Money(4_900, "NOK")));
        awaitState(reference, "AUTHORIZED");
        return reference;
    }

    private void awaitState(String reference, String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> status(reference).body("state", equalTo(state)));
    }

    private static ValidatableResponse status(String reference) {
        return given().get("/v1/stores/oslo-1/payments/" + reference).then().statusCode(200);
    }

    private static ValidatableResponse post(String reference, String act, String commandId, Long amount) {
        return post(reference, act, command(commandId, amount));
    }

    private static ValidatableResponse post(String reference, String act, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/stores/oslo-1/payments/" + reference + "/" + act)
                .then();
    }

    private static String command(String commandId, Long amount) {
        return """
                {"commandId":"%s",%s"requestedBy":"till-7","requestedAt":"%s"}""".formatted(commandId, amountOf(amount), AT);
    }

    private void write(String reference, String kind, String commandId, Long amount) {
        var text = """
                {"storeId":"oslo-1","reference":"%s","kind":"%s","commandId":"%s",%s"requestedBy":"till-7",\
                "requestedAt":"%s"}""".formatted(
                        reference, kind, commandId, amountOf(amount), "CANCEL".equals(kind) ? AT.minusSeconds(1) : AT);
        writer.write(COMMANDS, "oslo-1/" + reference, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String amountOf(Long amount) {
        return amount == null ? "" : "\"amount\":{\"value\":%d,\"currency\":\"NOK\"},".formatted(amount);
    }

    private long wanted(String reference, FactName name) {
        return facts.until(all -> all.stream().anyMatch(record -> is(record.value(), reference, name))).stream()
                .filter(record -> is(record.value(), reference, name))
                .map(record -> record.value().commandId())
                .distinct()
                .count();
    }

    private static boolean is(Fact fact, String reference, FactName name) {
        return fact.reference().equals(reference) && fact.name() == name;
    }

    private void tell(FactBuilder fact) {
        try {
            var told = fact.build();
            writer.write("payment.event.v1", told.paymentKey().toString(), json.writeValueAsBytes(told));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static FactBuilder fact(String reference, FactName name) {
        return Fact.of(key(reference), name, FactSource.EVENT_LOG, AT);
    }

    private static PaymentKey key(String reference) {
        return new PaymentKey("123456", reference);
    }
}
