package io.qrpay.simulator.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.Client;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ModifyingIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TestHTTPResource
    URI simulator;

    private Client client;
    private String reference;

    @BeforeEach
    void createPayment() {
        client = Client.of(simulator.getPort(), "400001");
        client.send("PATCH", "/simulator/behaviour", "{\"rateLimits\":false}");
        reference = Client.newReference();
        client.create(reference, 4900);
    }

    @AfterEach
    void reset() {
        client.send("DELETE", "/simulator", null);
    }

    @Test
    void shouldTellOriginalAmountWhenPartIsCaptured() {
        // Given
        client.approve(reference);

        // When
        var reply = client.capture(reference, "part", 1500);

        // Then
        assertThat(reply.json().at("/amount/value").asLong()).isEqualTo(4900);
        assertThat(reply.json().path("state").asText()).isEqualTo("AUTHORIZED");
        assertThat(reply.aggregate("captured")).isEqualTo(1500);
    }

    @Test
    void shouldNamePaymentByItsCreationWhenEventsHaveTheirOwnPspReference() {
        // Given
        client.approve(reference);

        // When
        var reply = client.capture(reference, "all", 4900);

        // Then
        var events = client.events(reference).json();
        assertThat(reply.json().path("pspReference")).isEqualTo(events.get(0).path("pspReference"));
        assertThat(events.valueStream().map(event -> event.path("pspReference")))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldLogOwnAmountsAndKeysWhenMuchHappens() {
        // Given
        client.approve(reference);
        client.capture(reference, "first", 1500);
        client.capture(reference, "second", 1000);
        client.refund(reference, "back", 500);
        client.cancel(reference, "");

        // When
        var events = client.events(reference).json();

        // Then
        assertThat(events.valueStream().map(ModifyingIT::summary))
                .containsExactly(
                        "CREATED 4900 create-" + reference.substring(reference.length() - 36),
                        "AUTHORIZED 4900 create-" + reference.substring(reference.length() - 36),
                        "CAPTURED 1500 first",
                        "CAPTURED 1000 second",
                        "REFUNDED 500 back",
                        "CANCELLED 2400 -");
    }

    @Test
    void shouldWriteTimestampsInBothWaysWhenEventsAreShown() {
        // Given
        client.approve(reference);

        // When
        var timestamps = client.events(reference)
                .json()
                .valueStream()
                .map(event -> event.path("timestamp").asText());

        // Then
        assertThat(timestamps.map(text -> text.length() - text.indexOf('.') - 2))
                .containsExactlyInAnyOrder(3, 7);
    }

    @Test
    void shouldDeclareTypeOfProblemWhenModificationSucceeds() {
        // Given
        client.approve(reference);
        var asDeclared = client.capture(reference, "one", 100);
        client.send("PATCH", "/simulator/behaviour", "{\"modificationContentType\":\"application/json\"}");

        // When
        var asExpected = client.capture(reference, "two", 100);

        // Then
        assertThat(asDeclared.header("Content-Type")).startsWith("application/problem+json");
        assertThat(asExpected.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void shouldCancelWholeAmountWhenTerminatedBeforeApproval() {
        // When
        var reply = client.cancel(reference, "{\"cancelTransactionOnly\":true}");

        // Then
        assertThat(reply.json().path("state").asText()).isEqualTo("TERMINATED");
        assertThat(reply.aggregate("cancelled")).isEqualTo(4900);
        assertThat(reply.aggregate("authorized")).isZero();
        assertThat(client.approve(reference).status()).isEqualTo(409);
    }

    @Test
    void shouldKeepReservationWhenOnlyTheTransactionWasToBeCancelled() {
        // Given
        client.approve(reference);

        // When
        var reply = client.cancel(reference, "{\"cancelTransactionOnly\":true}");

        // Then
        assertThat(reply.errorCode()).isEqualTo("6060");
        assertThat(client.get(reference).aggregate("cancelled")).isZero();
    }

    @Test
    void shouldRefuseCancelWhenBodyIsAnArray() {
        assertThat(client.cancel(reference, "[]").status()).isEqualTo(400);
    }

    @Test
    void shouldExpireWhenTimeIsOver() {
        // Given
        client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":600}");
        var late = Client.newReference();
        client.create(late, 4900);

        // When
        await().atMost(SOON).until(() -> stateOf(late).equals("EXPIRED"));

        // Then
        assertThat(client.approve(late).status()).isEqualTo(409);
        assertThat(client.capture(late, "late", 4900).errorCode()).isEqualTo("6200");
        assertThat(client.cancel(late, "").errorCode()).isEqualTo("6050");
        assertThat(stateOf(reference)).isEqualTo("CREATED");
    }

    /** What is done to an approved payment of 4900, and the code that the vendor refuses the last step with. */
    @ParameterizedTest
    @CsvSource({
        "'capture 4901', 6090",
        "'capture 4000, capture 901', 6090",
        "'capture 4900, capture 1', 6170",
        "'capture 0', 6010",
        "'cancel, capture 1', 6070",
        "'cancel, cancel', 6190",
        "'capture 4900, cancel', 6040",
        "'refund 1', 6150",
        "'capture 1000, refund 1001', 6150",
        "'capture 1000, refund 1000, refund 1', 6180",
    })
    void shouldGiveVendorsCodeWhenStepDoesNotFit(String steps, String code) {
        // Given
        client.approve(reference);
        var all = steps.split(", ");

        // When
        var last = "";
        for (var i = 0; i < all.length; i++) {
            last = perform(all[i], "step-" + i);
        }

        // Then
        assertThat(last).isEqualTo(code);
    }

    @Test
    void shouldGiveVendorsCodeWhenNothingIsReserved() {
        assertThat(client.capture(reference, "c", 4900).errorCode()).isEqualTo("6080");
        assertThat(client.refund(reference, "r", 4900).errorCode()).isEqualTo("6020");
        client.decline(reference);
        assertThat(client.capture(reference, "c2", 4900).errorCode()).isEqualTo("6200");
        assertThat(client.refund(reference, "r2", 4900).errorCode()).isEqualTo("6210");
        assertThat(client.cancel(reference, "").errorCode()).isEqualTo("6050");
    }

    @Test
    void shouldLetGoOfReservationWhenItsPeriodIsOver() {
        // Given: a factor that makes 180 days 1.5 s
        client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":10000000}");
        client.approve(reference);
        client.capture(reference, "in-time", 1000);

        // When
        await().atMost(SOON).until(() -> client.get(reference).aggregate("cancelled") == 3900);

        // Then
        assertThat(client.events(reference).json().valueStream().map(ModifyingIT::summary))
                .endsWith("CAPTURED 1000 in-time", "CANCELLED 3900 -");
        assertThat(client.capture(reference, "late", 3900).errorCode()).isEqualTo("6100");
        assertThat(client.cancel(reference, "").errorCode()).isEqualTo("6030");
        assertThat(client.get(reference).aggregate("captured")).isEqualTo(1000);
    }

    @Test
    void shouldRefuseRefundWhenItsPeriodIsOver() {
        // Given
        client.approve(reference);
        client.capture(reference, "all", 4900);
        var captured = System.nanoTime();
        client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":1000000000000}");

        // When
        await().atMost(SOON).until(() -> System.nanoTime() - captured > 50_000_000);

        // Then
        assertThat(client.refund(reference, "late", 4900).errorCode()).isEqualTo("6220");
        assertThat(client.get(reference).aggregate("refunded")).isZero();
    }

    @Test
    void shouldRefuseCaptureWhenCurrencyIsAnother() {
        // Given
        client.approve(reference);

        // When
        var reply = client.with("Idempotency-Key", "dkk").post("/epayment/v1/payments/" + reference + "/capture", """
                {"modificationAmount":{"currency":"DKK","value":4900}}""");

        // Then
        assertThat(reply.errorCode()).isEqualTo("4040");
    }

    @Test
    void shouldNotFindPaymentWhenReferenceIsUnknownOrOfAnotherSalesUnit() {
        // Given
        var other = Client.of(simulator.getPort(), "400002");

        // When
        var unknown = client.get("nobody-knows-this");
        var notTheirs = other.get(reference);

        // Then
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.errorCode()).isEqualTo("5090");
        assertThat(notTheirs.status()).isEqualTo(404);
    }

    @Test
    void shouldApproveByForceOnceWhenCustomerIsNamed() {
        // Given
        var path = "/epayment/v1/test/payments/" + reference + "/approve";
        var body = "{\"customer\":{\"phoneNumber\":\"4712345678\"}}";

        // When
        var first = client.post(path, body);
        var second = client.post(path, body);
        var nobody = client.post(path, "{}");

        // Then
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).isEmpty();
        assertThat(second.errorCode()).isEqualTo("6230");
        assertThat(nobody.detail("customer")).isNotEmpty();
    }

    @Test
    void shouldShareProfileOnlyAfterApprovalWhenScopeWasAsked() {
        // Given
        var shared = Client.newReference();
        var order = Client.order(shared, 4900);
        client.create(
                "k-" + shared.substring(9),
                order.replace("\"userFlow\"", "\"profile\":{\"scope\":\"name\"},\"userFlow\""));
        assertThat(client.get(shared).json().path("profile").isEmpty()).isTrue();

        // When
        client.approve(shared);

        // Then
        var shown = client.get(shared).json();
        assertThat(shown.at("/profile/sub").asText()).isNotEmpty();
        assertThat(shown.at("/userDetails/firstName").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {151, 182, 183, 184, 186, 187, 197, 201, 202})
    void shouldFailInAppWhenAmountIsMagic(long magic) {
        // Given
        client.send("PATCH", "/simulator/behaviour", "{\"magicAmounts\":true}");
        var poor = Client.newReference();
        client.create(poor, magic);

        // When
        client.approve(poor);

        // Then
        assertThat(stateOf(poor)).isEqualTo("CREATED");
        assertThat(client.events(poor).json().at("/1/success").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {123, 124})
    void shouldRefuseRefundWhenAmountIsMagic(long magic) {
        // Given
        client.approve(reference);
        client.capture(reference, "all", 4900);
        assertThat(client.refund(reference, "usual", magic).status()).isEqualTo(200);
        client.send("PATCH", "/simulator/behaviour", "{\"magicAmounts\":true}");

        // When
        var refused = client.refund(reference, "magic", magic);

        // Then
        assertThat(refused.errorCode()).isEqualTo("5100");
        assertThat(client.get(reference).aggregate("refunded")).isEqualTo(magic);
    }

    private String perform(String step, String key) {
        var value = step.contains(" ") ? Long.parseLong(step.substring(step.indexOf(' ') + 1)) : 0;
        return switch (step.split(" ")[0]) {
            case "capture" -> client.capture(reference, key, value).errorCode();
            case "refund" -> client.refund(reference, key, value).errorCode();
            default -> client.cancel(reference, "").errorCode();
        };
    }

    private String stateOf(String payment) {
        return client.get(payment).json().path("state").asText();
    }

    private static String summary(JsonNode event) {
        return "%s %d %s"
                .formatted(
                        event.path("name").asText(),
                        event.at("/amount/value").asLong(),
                        event.path("idempotencyKey").asText("-"));
    }
}
