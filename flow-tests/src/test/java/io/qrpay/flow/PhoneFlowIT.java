package io.qrpay.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.local.Json;
import io.qrpay.local.simulator.Crowd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody with the phone's page is a customer: scans, pays, declines, checks in, and sees what all the others do. */
class PhoneFlowIT {
    private static final String HEADLINE = "h1";

    /** Narrower than any phone of today. */
    private static final Browser.Size SMALL = new Browser.Size("small", 320, 568);

    private static Browser browser;
    private static String display;

    private final Chain chain = Chain.get();
    private Page phone;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        var cashier = browser.visitor(Browser.MONITOR, "en");
        Browser.signIn(cashier, Chain.get().initiator().resolve("/till/store-1/till-1"), "till");
        display = cashier.locator("nav a").first().getAttribute("href");
        cashier.context().close();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void take() {
        phone = browser.visitor(Browser.TERMINAL, "en");
    }

    @AfterEach
    void calm() {
        chain.calm();
        phone.context().close();
    }

    @Test
    void shouldPayWhatIsPickedFromTheListWhenItWaits() {
        // Given
        open(phone);
        var checkout = ask();
        var picked = waiting(checkout);
        assertThat(picked).containsText("49.00");
        Browser.picture(phone, "phone-waiting");
        Browser.assertAccessible(phone);

        // When
        picked.click();
        assertThat(phone.locator(HEADLINE)).hasText("Do you want to pay?");
        Browser.picture(phone, "phone-question");
        Browser.assertAccessible(phone);
        button("Pay").click();

        // Then
        assertThat(phone.locator(HEADLINE)).hasText("Paid");
        assertThat(phone.locator("main")).containsText("Taken:");
        Browser.picture(phone, "phone-paid");
        Browser.assertAccessible(phone);
        chain.until(chain.paymentKey(checkout), PaymentState.CAPTURED);
    }

    @Test
    void shouldTellTheDisplayThatItIsPaidWhenItsQrIsScannedOnThePhone() throws Exception {
        // Given
        var shown = display();
        ask();
        var content = read(shown);

        // When
        open(phone);
        paste(content);
        button("Pay").click();

        // Then
        assertThat(shown.locator(HEADLINE)).hasText("Betalt");
        assertThat(phone.locator(HEADLINE)).hasText("Paid");
        Browser.picture(shown, "phone-display-paid");
        shown.context().close();
    }

    @Test
    void shouldTakeNothingWhenTheCustomerDeclinesWhatWasScanned() throws Exception {
        // Given
        var shown = display();
        var checkout = ask();
        open(phone);
        paste(read(shown));

        // When
        button("Decline").click();

        // Then
        assertThat(phone.locator(HEADLINE)).hasText("Declined");
        assertThat(phone.locator(".meaning")).containsText("Nothing was taken");
        assertThat(shown.locator(HEADLINE)).hasText("Avvist");
        Browser.picture(phone, "phone-declined");
        Browser.assertAccessible(phone);
        chain.until(chain.paymentKey(checkout), PaymentState.ABORTED);
        shown.context().close();
    }

    @Test
    void shouldSayThatItIsCalledOffWhenTheTillCancelsMeanwhile() {
        // Given
        open(phone);
        var checkout = ask();
        waiting(checkout).click();
        assertThat(phone.locator(HEADLINE)).hasText("Do you want to pay?");

        // When
        cancel(checkout);

        // Then
        assertThat(phone.locator(HEADLINE)).hasText("Called off");
        assertThat(button("Pay")).hasCount(0);
        Browser.assertAccessible(phone);
    }

    @Test
    void shouldPayByKeyboardAloneWhenTheReferenceIsTyped() {
        // Given
        open(phone);
        var checkout = ask();
        phone.keyboard().type(checkout.reference());

        // When
        phone.keyboard().press("Enter");
        assertThat(phone.locator(HEADLINE)).hasText("Do you want to pay?");
        phone.keyboard().press("Tab");
        assertThat(button("Pay")).isFocused();
        phone.keyboard().press("Enter");

        // Then
        assertThat(phone.locator(HEADLINE)).hasText("Paid");
    }

    @Test
    void shouldLeaveTheFocusWhereItIsWhenTheListChanges() {
        // Given
        open(phone);
        var first = waiting(ask());
        first.focus();

        // When
        var second = waiting(ask());

        // Then
        assertThat(second).isVisible();
        assertThat(first).isFocused();
    }

    @Test
    void shouldTellTheStoreWhenTheCustomerChecksInAtASticker() {
        // Given
        untilStoresListen();
        var code = "kasse-" + UUID.randomUUID();
        hang(code, "Kasse ved vinduet");
        open(phone);
        assertThat(phone.locator(".stickers")).containsText(code);

        // When
        button("Check in at Kasse ved vinduet").click();

        // Then
        assertThat(phone.getByRole(AriaRole.STATUS)
                        .filter(new Locator.FilterOptions().setHasText("You are checked in at Kasse ved vinduet")))
                .isVisible();
        assertThat(phone.locator(".crowd li").first()).containsText("Checked in");
        Browser.picture(phone, "phone-checked-in");
        Browser.assertAccessible(phone);
        await().atMost(Chain.PATIENCE).until(() -> checkIns(code).contains("checkedInAt"));
    }

    @Test
    void shouldSayWhatToDoWhenTheCodeIsUnknown() {
        // When
        var answer = phone.navigate(
                chain.simulatorUrl().resolve("/phone?token=MTIz.YWJj.ZGVm").toString());

        // Then
        Assertions.assertThat(answer.status()).isEqualTo(404);
        assertThat(phone.locator(HEADLINE)).hasText("There is no such payment");
        assertThat(phone.locator(".bar")).containsText("no money moves");
        Browser.picture(phone, "phone-unknown");
        Browser.assertAccessible(phone);
    }

    @Test
    void shouldNameTheFieldAndKeepWhatWasPastedWhenItIsNothingOfOurs() {
        // Given
        open(phone);

        // When
        paste("https://shop.example/menu");

        // Then
        assertThat(phone.locator("#code-error")).containsText("no code, address or reference of this simulator");
        assertThat(phone.locator("#code")).hasValue("https://shop.example/menu");
        assertThat(phone.locator("#code")).isFocused();
        Browser.picture(phone, "phone-wrong");
        Browser.assertAccessible(phone);
    }

    @Test
    void shouldTellWhatTheCrowdDoesWhenItIsInTheStore() {
        // Given
        phone.setViewportSize(Browser.MONITOR.width(), Browser.MONITOR.height());
        open(phone);
        assertThat(phone.locator(".crowd")).containsText("No crowd is in the store");
        chain.simulator().letIn(new Crowd(0.8, 0.2, 0, new Crowd.Delay(200, 800, 2_000), 42));
        assertThat(phone.locator(".crowd")).containsText("80% approve, 20% decline, 0% walk away");

        // When
        var checkouts = Stream.generate(this::ask).limit(8).toList();

        // Then
        checkouts.forEach(checkout -> assertThat(deed(checkout)).containsText("the crowd"));
        assertThat(waiting(checkouts.getLast())).hasCount(0);
        ask();
        Browser.picture(phone, "phone-crowd");
        Browser.assertAccessible(phone);
    }

    @Test
    void shouldFitTheSmallestPhoneAndTheLargestMonitor() {
        // Given
        hang("a-code-with-a-name-as-long-as-codes-may-have-one-0123456789", "W".repeat(36));
        var checkout = ask();

        for (var size : new Browser.Size[] {SMALL, Browser.TERMINAL, Browser.MONITOR}) {
            // When
            phone.setViewportSize(size.width(), size.height());
            open(phone);
            assertThat(waiting(checkout)).isVisible();

            // Then
            assertFits();
            Browser.picture(phone, "phone-" + size.name());
        }
        phone.setViewportSize(SMALL.width(), SMALL.height());
        waiting(checkout).click();
        assertThat(button("Pay")).isVisible();
        assertFits();
        Browser.picture(phone, "phone-question-small");
    }

    @Test
    void shouldAskNobodyElseAndStayLightWhenItIsOpened() {
        // Given
        var load = new Load(phone);

        // When
        open(phone);

        // Then
        Assertions.assertThat(load.hosts()).containsExactly(chain.simulatorUrl().getAuthority());
        Assertions.assertThat(load.bytes()).isBetween(1, 100_000);
    }

    @Test
    void shouldOfferNoCameraWhenTheBrowserCannotReadCodes() {
        // Given
        phone.addInitScript("delete window.BarcodeDetector;");

        // When
        open(phone);

        // Then
        assertThat(button("Use the camera")).hasCount(0);
    }

    /** The browser's reading of pictures is played; what is done with what was read is not. */
    @Test
    void shouldOpenOurCodeAndPassAnyOtherByWhenTheCameraReadsThem() {
        // Given
        var checkout = ask();
        phone.addInitScript("""
                window.read = ["https://shop.example/phone"];
                window.BarcodeDetector = class { async detect() { return window.read.map(rawValue => ({ rawValue })); } };
                navigator.mediaDevices.getUserMedia = async () => document.createElement("canvas").captureStream();
                HTMLMediaElement.prototype.play = async () => {};
                """);
        open(phone);
        var link = waiting(checkout).getAttribute("href");

        // When
        button("Use the camera").click();
        assertThat(phone.locator("#camera-says")).containsText("not of this simulator");
        Browser.picture(phone, "phone-camera");
        Browser.assertAccessible(phone);
        button("Stop the camera").click();
        assertThat(phone.locator("#camera-sees")).not().isVisible();
        button("Use the camera").click();
        phone.evaluate("content => { window.read = [content]; }", "https://elsewhere.example" + link);

        // Then
        assertThat(phone.locator(HEADLINE)).hasText("Do you want to pay?");
        Assertions.assertThat(phone.url())
                .isEqualTo(chain.simulatorUrl().resolve(link).toString());
    }

    @Test
    void shouldSayWhatToDoInsteadWhenTheCameraIsDenied() {
        // Given
        phone.addInitScript("""
                window.BarcodeDetector = class {};
                navigator.mediaDevices.getUserMedia = async () => { throw new DOMException("no", "NotAllowedError"); };
                """);
        open(phone);

        // When
        button("Use the camera").click();

        // Then
        assertThat(phone.locator("#camera-says")).containsText("Paste what the code says instead");
        assertThat(button("Use the camera")).isVisible();
    }

    private void open(Page page) {
        page.navigate(chain.simulatorUrl().resolve("/phone").toString());
        assertThat(page.locator("#code")).isFocused();
        assertThat(page.locator(".lost")).not().isVisible();
    }

    private Page display() {
        var page = browser.visitor(Browser.TERMINAL, "nb");
        page.navigate(chain.initiator().resolve(display).toString());
        return page;
    }

    private void paste(String text) {
        phone.locator("#code").fill(text);
        button("Scan").click();
    }

    private Locator waiting(CheckoutRequested checkout) {
        return phone.locator(".waiting a").filter(new Locator.FilterOptions().setHasText(checkout.reference()));
    }

    private Locator deed(CheckoutRequested checkout) {
        return phone.locator(".crowd li").filter(new Locator.FilterOptions().setHasText(checkout.reference()));
    }

    private Locator button(String name) {
        return phone.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** Neither the page nor a card on it. */
    private void assertFits() {
        var overflow = phone.evaluate("[document.documentElement, ...document.querySelectorAll('.card, .card .amount')]"
                + ".filter(part => part.scrollWidth > part.clientWidth).map(part => part.className)");
        Assertions.assertThat(overflow).isEqualTo(List.of());
    }

    private CheckoutRequested ask() {
        var checkout = chain.checkout();
        Assertions.assertThat(chain.post(checkout).statusCode()).isEqualTo(201);
        return checkout;
    }

    private void cancel(CheckoutRequested checkout) {
        var command = """
                {"commandId": "cancel-1", "requestedBy": "till-1", "requestedAt": "%s"}""".formatted(Instant.now());
        var path = "/v1/stores/store-1/payments/" + checkout.reference() + "/cancel";
        var answer = chain.answer(chain.request(chain.initiator().resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(command))
                .build());
        Assertions.assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** What the QR on a display says. */
    private static String read(Page shown) throws IOException, ReaderException {
        var qr = shown.locator("img.qr");
        assertThat(qr).isVisible();
        await().pollInSameThread()
                .atMost(Chain.PATIENCE)
                .until(() -> (Integer) qr.evaluate("image => image.naturalWidth") > 0);
        var image = ImageIO.read(new ByteArrayInputStream(qr.screenshot()));
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    /** A sales unit is heard as soon as its webhooks are registered. */
    private void untilStoresListen() {
        await().atMost(Chain.PATIENCE)
                .until(() -> chain.simulator()
                        .checkIn(chain.store().msn(), "nobody-" + UUID.randomUUID(), "anna")
                        .isPresent());
    }

    private String checkIns(String code) {
        var path = "/v1/stores/" + chain.store().storeId() + "/check-ins?merchantQrId=" + code;
        return chain.answer(chain.request(chain.initiator().resolve(path)).build())
                .body();
    }

    /** A merchant has a code made by the vendor's API. */
    private void hang(String code, String place) {
        var token = Json.read(
                vendor(HttpRequest.newBuilder(chain.simulatorUrl().resolve("/accesstoken/get"))
                                .POST(BodyPublishers.noBody()))
                        .body()
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Token.class);
        var put = vendor(HttpRequest.newBuilder(chain.simulatorUrl().resolve("/qr/v1/merchant-callback/" + code))
                .header("Authorization", "Bearer " + token.access_token())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"locationDescription\":\"%s\"}".formatted(place))));
        Assertions.assertThat(put.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> vendor(HttpRequest.Builder request) {
        return chain.answer(request.header("client_id", "wall")
                .header("client_secret", "wall")
                .header("Ocp-Apim-Subscription-Key", "wall")
                .header("Merchant-Serial-Number", chain.store().msn())
                .build());
    }

    private record Token(String access_token) {}
}
