package io.qrpay.simulator.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.Client;
import io.qrpay.simulator.Reply;
import io.qrpay.simulator.Store;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CustomerIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TestHTTPResource
    URI simulator;

    private Client client;
    private String reference;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), "120001");
        reference = Client.newReference();
    }

    @AfterEach
    void reset() {
        client.send("DELETE", "/simulator?everything=true", null);
    }

    @Test
    void shouldAskForSalesUnitWhenReferenceIsAmbiguous() {
        // Given
        var other = Client.of(simulator.getPort(), "120002");
        client.create(reference, 4900);
        other.create(reference, 4900);

        // When
        var ambiguous = client.approve(reference);
        var clear = client.post("/simulator/payments/" + reference + "/approve?msn=120002", "");

        // Then
        assertThat(ambiguous.status()).isEqualTo(409);
        assertThat(clear.status()).isEqualTo(200);
        assertThat(stateOf(client, reference)).isEqualTo("CREATED");
        assertThat(stateOf(other, reference)).isEqualTo("AUTHORIZED");
    }

    @Test
    void shouldDecideOnceWhenAsked() {
        // Given
        client.create(reference, 4900);

        // When
        var declined = client.decline(reference);
        var approved = client.approve(reference);
        var unknown = client.approve("nobody-knows-this");

        // Then
        assertThat(declined.json().path("state").asText()).isEqualTo("ABORTED");
        assertThat(approved.status()).isEqualTo(409);
        assertThat(unknown.status()).isEqualTo(404);
    }

    @Test
    void shouldDecideByItselfWhenCrowdIsThere() {
        // Given
        client.send("PUT", "/simulator/crowd", """
                {"approve":0.5,"decline":0.3,"walkAway":0.2,"delayMillis":{"min":1,"median":20,"max":200},"seed":7}""");
        var references = IntStream.range(0, 40)
                .mapToObj(i -> "crowd-%04d-%s".formatted(i, "x"))
                .toList();

        // When
        references.forEach(one -> client.create("key-" + one, Client.order(one, 4900)));

        // Then
        var crowd = new Crowd(0.5, 0.3, 0.2, new Crowd.Delay(1, 20, 200), 7, 0);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(states())
                        .isEqualTo(references.stream()
                                .map(one -> crowd.planFor("120001", one))
                                .map(CustomerIT::stateAfter)
                                .sorted()
                                .toList()));
        assertThat(client.send("GET", "/simulator/crowd", null)
                        .json()
                        .path("seed")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void shouldAnswerPushMessageWhenCrowdIsThere() {
        // Given
        client.send("PUT", "/simulator/crowd", """
                {"approve":1,"decline":0,"walkAway":0,"delayMillis":{"min":1,"median":1,"max":1}}""");
        var order = Client.order(reference, 4900)
                .replace("\"QR\"", "\"PUSH_MESSAGE\",\"customer\":{\"phoneNumber\":\"4712345678\"}");

        // When
        client.create("push", order);

        // Then
        await().atMost(SOON).until(() -> stateOf(client, reference).equals("AUTHORIZED"));
    }

    @Test
    void shouldRefuseCrowdWhenSharesDoNotAddUp() {
        assertThat(client.send("PUT", "/simulator/crowd", """
                {"approve":0.5,"decline":0.3,"walkAway":0.3,"delayMillis":{"min":1,"median":20,"max":200}}""").status()).isEqualTo(400);
        assertThat(client.send("GET", "/simulator/crowd", null).status()).isEqualTo(404);
    }

    @Test
    void shouldTellStoreAndGiveUsableTokenWhenCustomerChecksIn() {
        try (var store = Store.open()) {
            // Given
            registerForCheckIns(store);

            // When
            var checkedIn = checkIn();

            // Then
            assertThat(checkedIn.status()).isEqualTo(200);
            var told = store.received().getFirst().json();
            assertThat(told.path("merchantQrId").asText()).isEqualTo("kasse-1");
            assertThat(told.path("msn").asText()).isEqualTo("120001");
            assertThat(told.path("initiatedAt").asText()).matches(".*\\.\\d{7}Z");
            assertThat(told.has("name")).isFalse();
            assertThat(createWith(told, "by-token").status()).isEqualTo(201);
        }
    }

    @Test
    void shouldRefuseCustomerTokenWhenQuarterOfAnHourIsOver() {
        try (var store = Store.open()) {
            // Given
            registerForCheckIns(store);
            client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":900000,\"rateLimits\":false}");
            var start = System.nanoTime();
            var token = checkIn().json();

            // When
            await().atMost(SOON).until(() -> System.nanoTime() - start > 50_000_000);

            // Then
            assertThat(createWith(token, "too-late").errorCode()).isEqualTo("4050");
        }
    }

    @Test
    void shouldTellCustomerWhenStoreDoesNotTakeCheckIn() {
        try (var store = Store.open()) {
            // Given
            var nobody = checkIn();
            registerForCheckIns(store);
            store.answerNext(503);

            // When
            var refused = checkIn();

            // Then
            assertThat(nobody.status()).isEqualTo(502);
            assertThat(refused.status()).isEqualTo(502);
            assertThat(refused.json().path("title").asText()).isEqualTo("Can't connect to store");
            assertThat(store.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"DUPLICATE_WEBHOOK, 200, 2", "NO_WEBHOOK, 502, 0", "LATE_WEBHOOK, 200, 1"})
    void shouldTellTwiceOrNotAtAllWhenFaultStrikesCheckIn(String kind, int status, int told) {
        try (var store = Store.open()) {
            // Given
            registerForCheckIns(store);
            client.fault("{\"kind\":\"%s\",\"event\":\"CHECKED_IN\",\"count\":1}".formatted(kind));

            // When
            var checkedIn = checkIn();

            // Then
            assertThat(checkedIn.status()).isEqualTo(status);
            assertThat(store.received()).hasSize(told);
            assertThat(store.received().stream().map(Store.Received::json).distinct())
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(checkIn().status()).isEqualTo(200);
        }
    }

    @Test
    void shouldDropRegistrationWhenStoreTakesNoCheckInForTwoWeeks() {
        try (var store = Store.open()) {
            // Given
            registerForCheckIns(store);
            client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":600000000}");
            store.answerNext(503, 200, 503);
            checkIn();
            checkIn();
            var silentSince = System.nanoTime();
            checkIn();
            assertThat(registrations()).hasSize(1);

            // When
            await().atMost(SOON).until(() -> System.nanoTime() - silentSince > 10_000_000);
            store.answerNext(503);
            checkIn();

            // Then
            assertThat(registrations()).isEmpty();
        }
    }

    @Test
    void shouldTurnCancelAwayWhenCustomerIsBeingCharged() {
        // Given
        client.create(reference, 4900);

        // When
        var tapped = client.post("/simulator/payments/" + reference + "/approve?processingMillis=1500", "");
        var cancel = client.cancel(reference, "{\"cancelTransactionOnly\":true}");

        // Then
        assertThat(tapped.json().path("state").asText()).isEqualTo("CREATED");
        assertThat(cancel.errorCode()).isEqualTo("6250");
        await().atMost(SOON).until(() -> stateOf(client, reference).equals("AUTHORIZED"));
        assertThat(client.cancel(reference, "{\"cancelTransactionOnly\":true}").errorCode())
                .isEqualTo("6060");
    }

    @Test
    void shouldPayOnPhoneWhenCodeIsScanned() {
        // Given
        var created = client.create("phone", Client.order(reference, 4900).replace("\"customerInteraction\"", """
                "qrFormat":{"format":"TEXT/TARGETURL"},"customerInteraction\""""));
        var scanned = created.json().path("redirectUrl").asText();

        // When
        var page = client.send("GET", scanned, null);
        client.post(scanned.replace("/phone?", "/phone/approve?"), "");

        // Then
        assertThat(page.text()).contains("49.00").contains("Coffee and bun");
        assertThat(stateOf(client, reference)).isEqualTo("AUTHORIZED");
        assertThat(client.send("GET", scanned + "x", null).status()).isEqualTo(404);
    }

    private Reply createWith(JsonNode checkIn, String key) {
        var customer = "\"customer\":{\"customerToken\":\"%s\"}"
                .formatted(checkIn.path("customerToken").asText());
        var order = Client.order(reference, 4900).replace("\"QR\"", "\"PUSH_MESSAGE\"," + customer);
        return client.create(key, order);
    }

    @Test
    void shouldTellSalesUnitsOwnStoreWhenPartnerHasRegisteredToo() {
        try (var partners = Store.open();
                var own = Store.open()) {
            // Given
            registerForCheckIns(client.with("Merchant-Serial-Number", null), partners);
            checkIn();

            // When
            registerForCheckIns(own);
            checkIn();

            // Then
            assertThat(partners.received()).hasSize(1);
            assertThat(own.received()).hasSize(1);
        } finally {
            client.send("DELETE", "/simulator/registrations", null);
        }
    }

    private void registerForCheckIns(Store store) {
        registerForCheckIns(client, store);
    }

    private static void registerForCheckIns(Client owner, Store store) {
        owner.post(
                "/webhooks/v1/webhooks",
                "{\"url\":\"%s\",\"events\":[\"user.checked-in.v1\"]}".formatted(store.url("/check-in")));
    }

    private JsonNode registrations() {
        return client.send("GET", "/webhooks/v1/webhooks", null).json().path("webhooks");
    }

    private Reply checkIn() {
        return client.post("/simulator/check-ins", "{\"msn\":\"120001\",\"merchantQrId\":\"kasse-1\"}");
    }

    private List<String> states() {
        return client.send("GET", "/simulator/books", null)
                .json()
                .path("payments")
                .valueStream()
                .map(payment -> payment.path("state"))
                .map(JsonNode::asText)
                .sorted()
                .toList();
    }

    private static String stateAfter(Crowd.Plan plan) {
        return switch (plan) {
            case Crowd.Plan.Approve approve -> "AUTHORIZED";
            case Crowd.Plan.Decline decline -> "ABORTED";
            case Crowd.Plan.WalkAway walkAway -> "CREATED";
        };
    }

    private static String stateOf(Client client, String reference) {
        return client.get(reference).json().path("state").asText();
    }
}
