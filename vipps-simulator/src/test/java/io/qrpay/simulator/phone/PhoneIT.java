package io.qrpay.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.simulator.Client;
import io.qrpay.simulator.Store;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PhoneIT {

    private static final String MSN = "580001";
    private static final Duration SOON = Duration.ofSeconds(10);

    @TestHTTPResource
    URI simulator;

    private Client client;
    private Visitor visitor;
    private String reference;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), MSN);
        visitor = new Visitor(URI.create("http://localhost:" + simulator.getPort()));
        reference = Client.newReference();
    }

    @AfterEach
    void reset() {
        client.send("DELETE", "/simulator?everything=true", null);
    }

    @ParameterizedTest
    @CsvSource({
        "http://elsewhere:9/phone?token=%1$s",
        "http://localhost/qr-image/v1?token=%1$s&format=SVG",
        "vipps://token=%1$s",
        "' %1$s '",
        "%2$s",
        MSN + "/%2$s"
    })
    void shouldOpenPaymentWhenAnythingThatNamesItIsScanned(String text) {
        // Given
        var token = create();

        // When
        var answer = scan(text.formatted(token, reference));

        // Then
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/phone?token=" + token);
        assertThat(visitor.follow(answer).body()).contains("49.00", "Coffee and bun", MSN, reference, ">Pay<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<b>hello</b>",
                "https://shop.example/phone?token=MTIz.YWJj.ZGVm",
                "https://shop.example/scan/nothing",
                "https://shop.example/",
                "999999/none"
            })
    void shouldNameFieldAndKeepWhatWasPastedWhenItIsNothingOfOurs(String text) {
        // When
        var answer = scan(text);

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("aria-describedby=\"code-error\"", "id=\"code-error\"", "no money moves")
                .contains("value=\"" + text.replace("<", "&lt;").replace(">", "&gt;") + "\"")
                .doesNotContain("<b>hello");
    }

    @Test
    void shouldSaySoWhenWhatIsPastedIsTooLong() {
        assertThat(scan("x".repeat(2001)).body()).contains("too long for a code");
    }

    @Test
    void shouldAskForSalesUnitWhenReferenceIsAmbiguous() {
        // Given
        create();
        Client.of(simulator.getPort(), "580002").create(reference, 4900);

        // When
        var answer = scan(reference);

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Several sales units have this reference: write 58000", "/" + reference);
        assertThat(scan("580002/" + reference).statusCode()).isEqualTo(303);
    }

    @Test
    void shouldListNewestTwentyThatWaitWhenThereAreMore() {
        // Given
        var references = IntStream.range(0, 23)
                .mapToObj("waiting-%02d-of-many"::formatted)
                .toList();
        references.forEach(one -> client.create("key-" + one, Client.order(one, 4900)));

        // When
        client.approve("waiting-22-of-many");
        client.decline("waiting-21-of-many");

        // Then
        var page = visitor.open("/phone").body();
        assertThat(page.substring(0, page.indexOf("What the customers do")))
                .containsSubsequence("waiting-20-of", "waiting-19-of", "waiting-02-of", "waiting-01-of")
                .doesNotContain("waiting-22-of", "waiting-21-of", "waiting-00-of");
        assertThat(Pattern.compile("id=\"pick-").matcher(page).results()).hasSize(20);
    }

    @Test
    void shouldPayAndSaySoWhenCustomerSaysYes() {
        // Given
        var token = create();

        // When
        var answer = visitor.submit("/phone/approve?token=" + token, "", "");

        // Then
        assertThat(visitor.follow(answer).body()).contains("Approved").doesNotContain(">Pay<");
        assertThat(client.get(reference).json().path("state").asText()).isEqualTo("AUTHORIZED");
    }

    @Test
    void shouldTakeNothingAndSaySoWhenCustomerSaysNo() {
        // Given
        var token = create();

        // When
        var answer = visitor.submit("/phone/decline?token=" + token, "", "");

        // Then
        assertThat(visitor.follow(answer).body())
                .contains("Declined", "Nothing was taken")
                .doesNotContain(">Pay<");
        assertThat(client.get(reference).json().path("state").asText()).isEqualTo("ABORTED");
    }

    @Test
    void shouldLetCustomerTryAgainWhenCardIsRefused() {
        // Given
        client.send("PATCH", "/simulator/behaviour", "{\"magicAmounts\":true}");
        var token = create(151);

        // When
        var answer = visitor.submit("/phone/approve?token=" + token, "", "");

        // Then
        assertThat(visitor.follow(answer).body()).contains("Your card was refused", ">Pay<");
        assertThat(visitor.open("/phone").body()).contains("Card refused", "pick-" + token);
    }

    @Test
    void shouldSayWhatToDoWhenTokenLeadsNowhere() {
        // When
        var unknown = visitor.open("/phone?token=MTIz.YWJj.ZGVm");

        // Then
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body())
                .contains("There is no such payment", "Ask at the till for a new code", "no money moves");
        assertThat(visitor.follow(visitor.submit("/phone/approve?token=x", "", ""))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldListAndOpenEcomPaymentWhenItWaits() {
        // Given
        client.post("/ecomm/v2/payments", """
                {"customerInfo":{},"merchantInfo":{"merchantSerialNumber":"%s","callbackPrefix":"https://shop.example/c",\
                "fallBack":"https://shop.example/f"},"transaction":{"amount":4900,"orderId":"ecom-on-phone",\
                "transactionText":"Coffee by eCom"}}""".formatted(MSN));

        // When
        var opened = scan("ecom-on-phone");

        // Then
        assertThat(visitor.open("/phone").body()).contains("Coffee by eCom");
        assertThat(visitor.follow(opened).body()).contains("Coffee by eCom", ">Pay<");
    }

    @Test
    void shouldTellStoreAndCustomerWhenSheChecksInAtCode() {
        try (var store = Store.open()) {
            // Given
            register(store);
            putCode();

            // When
            var answer = visitor.submit("/phone/check-in", "sticker", sticker());

            // Then
            assertThat(store.received().getFirst().json().path("merchantQrId").asText())
                    .isEqualTo("kasse-1");
            assertThat(visitor.follow(answer).body())
                    .contains("You are checked in at Kasse en", "Checked in", "a phone");
        }
    }

    @Test
    void shouldCheckInWhenCodeOfStoreIsScanned() {
        try (var store = Store.open()) {
            // Given
            register(store);
            putCode();

            // When
            scan("http://localhost/scan/" + sticker());

            // Then
            assertThat(store.received()).hasSize(1);
        }
    }

    @Test
    void shouldTellCustomerWhenStoreCannotBeReachedOrCodeIsGone() {
        // Given
        putCode();
        var sticker = sticker();

        // When
        var unheard = visitor.submit("/phone/check-in", "sticker", sticker);
        client.send("DELETE", "/qr/v1/merchant-callback/kasse-1", null);

        // Then
        assertThat(unheard.statusCode()).isEqualTo(502);
        assertThat(unheard.body()).contains("You are not checked in at Kasse en", "Store not reached");
        assertThat(visitor.submit("/phone/check-in", "sticker", sticker).statusCode())
                .isEqualTo(404);
        assertThat(scan("http://localhost/scan/" + sticker).body()).contains("This code was deleted");
        assertThat(visitor.open("/phone").body()).contains("No sales unit has a code");
    }

    @Test
    void shouldSendNobodyAnywhereWhenCodeLeadsToPageOfMerchants() {
        // Given
        var created = client.with("Accept", "image/svg+xml").post("/qr/v1/merchant-redirect", """
                {"id":"club","redirectUrl":"https://shop.example/club"}""");

        // When
        var answer = scan(created.json().path("url").asText());

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("https://shop.example/club").doesNotContain("href=\"https:");
    }

    @Test
    void shouldTellWhoDidWhatWhenCustomersAct() {
        // Given
        client.send("PATCH", "/simulator/behaviour", "{\"paymentLifetimeSeconds\":1}");
        client.create(reference, 4900);
        await().atMost(SOON)
                .until(() -> client.get(reference).json().path("state").asText().equals("EXPIRED"));
        client.send("DELETE", "/simulator/behaviour", null);
        client.send("PATCH", "/simulator/behaviour", "{\"paymentLifetimeSeconds\":600}");
        client.create("key-program", Client.order("by-a-program", 100));
        client.approve("by-a-program");
        client.send("PUT", "/simulator/crowd", """
                {"approve":0,"decline":0,"walkAway":1,"delayMillis":{"min":1,"median":20,"max":200},"seed":7}""");

        // When
        client.create("key-nobody", Client.order("nobody-stays", 100));

        // Then
        assertThat(feed())
                .containsSubsequence("Walked away", "the crowd", "Approved", "a program", "Time was up", "nobody came");
        assertThat(visitor.open("/phone").body()).contains("0% approve, 0% decline, 100% walk away", "Seed 7");
    }

    @Test
    void shouldTellAtOnceAndOnlyWhatIsNewWhenCustomersActMeanwhile() {
        try (var live = visitor.listen("/phone/events")) {
            // Given
            await().atMost(SOON).until(() -> live.text().contains("No payment waits for anybody"));

            // When
            client.create(reference, 4900);

            // Then
            await().atMost(SOON).until(() -> live.text().contains(reference));
            client.approve(reference);
            await().atMost(SOON).until(() -> live.text().contains("a program"));
            await().atMost(SOON).until(() -> beats(live) >= 3);
            assertThat(live.told().stream().filter("event:view"::equals)).hasSize(3);
        }
    }

    @Test
    void shouldFollowPaymentWhenMerchantCallsItOff() {
        // Given
        var token = create();
        try (var live = visitor.listen("/phone/events?token=" + token)) {
            await().atMost(SOON).until(() -> live.text().contains("Do you want to pay?"));

            // When
            client.cancel(reference, "{}");

            // Then
            await().atMost(SOON).until(() -> live.text().contains("The shop called it off"));
        }
    }

    @Test
    void shouldFollowPaymentWhenMoneyIsTakenAndGivenBack() {
        // Given
        var token = create();
        client.approve(reference);
        try (var live = visitor.listen("/phone/events?token=" + token)) {
            // When
            client.capture(reference, "capture", 4900);

            // Then
            await().atMost(SOON).until(() -> live.text().contains("The shop has taken the money"));
            client.refund(reference, "refund", 900);
            await().atMost(SOON)
                    .until(() ->
                            live.text().contains("Given back: ") && live.text().contains("9.00"));
        }
    }

    private static long beats(Visitor.Live live) {
        return live.told().stream().filter("event:beat"::equals).count();
    }

    private String feed() {
        var page = visitor.open("/phone").body();
        return page.substring(page.indexOf("What the customers do"));
    }

    private HttpResponse<String> scan(String text) {
        return visitor.submit("/phone/scan", "code", text);
    }

    private String create() {
        return create(4900);
    }

    /** The token of a new payment. */
    private String create(long amount) {
        var url = client.create(reference, amount).json().path("redirectUrl").asText();
        return url.substring(url.indexOf("token=") + "token=".length());
    }

    private void register(Store store) {
        client.post(
                "/webhooks/v1/webhooks",
                "{\"url\":\"%s\",\"events\":[\"user.checked-in.v1\"]}".formatted(store.url("/check-in")));
    }

    private void putCode() {
        client.send("PUT", "/qr/v1/merchant-callback/kasse-1", "{\"locationDescription\":\"Kasse en\"}");
    }

    /** The print of the first code on the page. */
    private String sticker() {
        var found = Pattern.compile("name=\"sticker\" value=\"([\\w-]+)\"")
                .matcher(visitor.open("/phone").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
