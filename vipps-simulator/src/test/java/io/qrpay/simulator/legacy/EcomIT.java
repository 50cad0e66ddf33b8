package io.qrpay.simulator.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.Client;
import io.qrpay.simulator.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EcomIT {

    private static final String MSN = "540001";

    @TestHTTPResource
    URI simulator;

    private Client client;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), MSN);
    }

    @AfterEach
    void reset() {
        client.send("DELETE", "/simulator", null);
    }

    @Test
    void shouldGiveLandingPageWhenPaymentIsInitiated() {
        // When
        var initiated = initiate("order-1");

        // Then
        assertThat(initiated.status()).isEqualTo(200);
        assertThat(initiated.json().path("orderId").asText()).isEqualTo("order-1");
        assertThat(client.send("GET", urlOf(initiated), null).text()).contains("49.00", "Coffee and bun");
    }

    @Test
    void shouldNameTransactionOnlyOnceCustomerHasOpenedPayment() {
        // Given
        initiate("order-2");
        var before = historyOf("order-2");

        // When
        assertThat(does("order-2", "open").status()).isEqualTo(200);

        // Then
        assertThat(before).hasSize(1);
        assertThat(before.getFirst().has("transactionId")).isFalse();
        assertThat(historyOf("order-2")).singleElement().satisfies(entry -> {
            assertThat(entry.path("operation").asText()).isEqualTo("INITIATE");
            assertThat(entry.path("operationSuccess").asBoolean()).isTrue();
            assertThat(entry.path("amount").asLong()).isEqualTo(4900);
            assertThat(entry.path("transactionId").asText()).matches("\\d{10,}");
        });
    }

    @Test
    void shouldTellNewestFirstWhenCustomerApproves() {
        // Given
        var landingPage = urlOf(initiate("order-3"));

        // When
        client.post(landingPage.replace("/phone", "/phone/approve"), "");

        // Then
        assertThat(operationsOf("order-3")).containsExactly("RESERVE", "INITIATE");
        assertThat(details("order-3")
                        .json()
                        .at("/transactionSummary/remainingAmountToCapture")
                        .asLong())
                .isEqualTo(4900);
        assertThat(does("order-3", "decline").status()).isEqualTo(409);
    }

    @Test
    void shouldTellCancelWhenCustomerDeclines() {
        // Given
        var landingPage = urlOf(initiate("order-4"));

        // When
        client.post(landingPage.replace("/phone", "/phone/decline"), "");

        // Then
        assertThat(operationsOf("order-4")).containsExactly("CANCEL", "INITIATE");
    }

    @Test
    void shouldTellVoidWhenMerchantCancelsWhatIsReserved() {
        // Given
        initiate("order-5");
        does("order-5", "approve");
        initiate("order-6");

        // When
        var reserved = cancel("order-5");
        var waiting = cancel("order-6");

        // Then
        assertThat(reserved.status()).isEqualTo(200);
        assertThat(reserved.json().at("/transactionInfo/status").asText()).isEqualTo("Cancelled");
        assertThat(operationsOf("order-5")).containsExactly("VOID", "RESERVE", "INITIATE");
        assertThat(waiting.status()).isEqualTo(200);
        assertThat(operationsOf("order-6")).containsExactly("CANCEL", "INITIATE");
    }

    @Test
    void shouldEndByVendorsClockWhenNobodySaysYes() {
        // Given
        client.send("PATCH", "/simulator/behaviour", "{\"timeFactor\":600,\"rateLimits\":false}");
        initiate("order-7");
        assertThat(operationsOf("order-7")).containsExactly("INITIATE");

        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(operationsOf("order-7")).containsExactly("CANCEL", "INITIATE"));
        assertThat(does("order-7", "approve").status()).isEqualTo(409);
        assertThat(stateOf("order-7")).isEqualTo("LAPSED");
        assertThat(errorOf(cancel("order-7"))).isEqualTo("Payment 52");
    }

    @Test
    void shouldEndAtOnceWhenCustomerLetsItLapse() {
        // Given
        initiate("order-8");

        // When
        does("order-8", "lapse");

        // Then
        assertThat(stateOf("order-8")).isEqualTo("LAPSED");
        assertThat(operationsOf("order-8")).containsExactly("CANCEL", "INITIATE");
    }

    @Test
    void shouldNameEachFieldInArrayWhenItBreaksItsRule() {
        // When
        var refused = client.post(
                "/ecomm/v2/payments",
                order("bad order")
                        .replace("4900", "99")
                        .replace("https://shop.example/callback", "http://shop.example"));

        // Then
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json()
                        .valueStream()
                        .map(error -> error.path("errorCode").asText()))
                .containsExactlyInAnyOrder("transaction.orderId", "transaction.amount", "merchantInfo.callbackPrefix");
        assertThat(refused.json().valueStream())
                .allSatisfy(
                        error -> assertThat(error.path("errorGroup").asText()).isEqualTo("InvalidRequest"));
        assertThat(errorOf(client.post("/ecomm/v2/payments", "no json"))).isEqualTo("InvalidRequest body");
        assertThat(errorOf(client.post("/ecomm/v2/payments", order("order-9").replace(MSN, "540002"))))
                .isEqualTo("InvalidRequest merchantInfo.merchantSerialNumber");
    }

    @Test
    void shouldRefuseInArrayWhenOrderIsUsedOrUnknown() {
        // Given
        initiate("order-10");

        // Then
        assertThat(errorOf(initiate("order-10"))).isEqualTo("Merchant 34");
        assertThat(details("order-11").status()).isEqualTo(404);
        assertThat(errorOf(details("order-11"))).isEqualTo("Merchant 35");
        assertThat(errorOf(client.with("Merchant-Serial-Number", "540002")
                        .send("GET", "/ecomm/v2/payments/order-10/details", null)))
                .isEqualTo("Merchant 35");
    }

    @Test
    void shouldSpeakItsOwnFormWhenFaultStrikes() {
        // Given
        client.fault("{\"kind\":\"STATUS\",\"operation\":\"ECOM_DETAILS\",\"status\":500,\"count\":1}");

        // When
        var ofEcom = details("order-12");

        // Then
        assertThat(ofEcom.status()).isEqualTo(500);
        assertThat(errorOf(ofEcom)).isEqualTo("VippsError 99");
        client.fault("{\"kind\":\"STATUS\",\"operation\":\"ECOM_DETAILS\",\"status\":429,\"count\":1}");
        assertThat(details("order-12").json().path("statusCode").asInt()).isEqualTo(429);
    }

    @Test
    void shouldTurnAwayWhenRatesOfEcomAreExceeded() {
        // Given
        initiate("order-13");
        initiate("order-13");

        // When
        var third = initiate("order-13");
        var looks = IntStream.range(0, 121)
                .mapToObj(look -> details("order-13").status())
                .toList();

        // Then
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.header("Retry-After")).isNotEmpty();
        assertThat(looks.subList(0, 120)).containsOnly(200);
        assertThat(looks.getLast()).isEqualTo(429);
    }

    @Test
    void shouldCountLooksWhenMerchantReads() {
        // Given
        initiate("order-14");

        // When
        details("order-14");
        details("order-14");

        // Then
        assertThat(shown("order-14").path("looks").asInt()).isEqualTo(2);
    }

    private Reply initiate(String orderId) {
        return client.post("/ecomm/v2/payments", order(orderId));
    }

    private Reply details(String orderId) {
        return client.send("GET", "/ecomm/v2/payments/" + orderId + "/details", null);
    }

    private Reply cancel(String orderId) {
        return client.send("PUT", "/ecomm/v2/payments/" + orderId + "/cancel", """
                {"merchantInfo":{"merchantSerialNumber":"%s"},"transaction":{"transactionText":"No bun"}}""".formatted(MSN));
    }

    private Reply does(String orderId, String act) {
        return client.post("/simulator/legacy/ecom/%s/%s".formatted(orderId, act), "");
    }

    private List<JsonNode> historyOf(String orderId) {
        return details(orderId)
                .json()
                .path("transactionLogHistory")
                .valueStream()
                .toList();
    }

    private List<String> operationsOf(String orderId) {
        return historyOf(orderId).stream()
                .map(entry -> entry.path("operation").asText())
                .toList();
    }

    private String stateOf(String orderId) {
        return shown(orderId).path("state").asText();
    }

    private JsonNode shown(String orderId) {
        return client.send("GET", "/simulator/legacy", null)
                .json()
                .valueStream()
                .filter(one -> one.path("id").asText().equals(orderId))
                .findFirst()
                .orElseThrow();
    }

    private static String urlOf(Reply initiated) {
        return initiated.json().path("url").asText();
    }

    /** Group and code of the only error. */
    private static String errorOf(Reply refused) {
        assertThat(refused.json().isArray()).as(refused.text()).isTrue();
        assertThat(refused.json()).hasSize(1);
        var error = refused.json().get(0);
        assertThat(error.path("errorMessage").asText()).isNotBlank();
        return error.path("errorGroup").asText() + " " + error.path("errorCode").asText();
    }

    private static String order(String orderId) {
        return """
                {"merchantInfo":{"merchantSerialNumber":"%s","callbackPrefix":"https://shop.example/callback",\
                "fallBack":"https://shop.example/back"},"customerInfo":{},"transaction":{"amount":4900,"orderId":"%s",\
                "transactionText":"Coffee and bun","skipLandingPage":false}}""".formatted(MSN, orderId);
    }
}
