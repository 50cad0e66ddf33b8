package io.qrpay.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.checkout.OrderLine;
import io.qrpay.contracts.checkout.Receipt;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.process.Service;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The customer's display changes by itself, and says so when it cannot. */
class DisplayFlowIT {
    private static final String LARGE = "h1";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CHANGES = 20;
    private static final long BEAT_MILLIS = 4_000;
    /** The height of a capital letter in a font of that size. */
    private static final double CAPITALS = 0.7;
    /** Of good eyes, letters of five minutes of arc. */
    private static final double TWICE_WHAT_EYES_NEED = 10;

    private static final String NOTE_CHANGES = """
            window.noted = {};
            document.addEventListener("shown", () => {
              const path = document.querySelector("img.qr")?.getAttribute("src") ?? "";
              const payment = path.split("/").at(-2);
              if (payment) window.noted[payment] ??= Date.now();
            })""";
    private static final String CUT_OFF = """
            [...document.querySelectorAll("h1, .amount, .detail, .left, img.qr")]
              .filter(part => part.getBoundingClientRect().bottom > window.innerHeight + 1
                || part.getBoundingClientRect().top < 0 || part.scrollWidth > part.clientWidth + 1)
              .map(part => part.className || part.tagName)""";

    private static Browser browser;
    private static String link;

    private final Chain chain = Chain.get();

    @BeforeAll
    static void open() {
        browser = Browser.open();
        var till = Chain.get().initiator().resolve("/till/store-1/till-1");
        var cashier = browser.visitor(Browser.MONITOR, "en");
        Browser.signIn(cashier, till, "till");
        link = cashier.locator("nav a").first().getAttribute("href");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void calm() {
        chain.calm();
    }

    @Test
    void shouldTellTheCustomerEachStepWhenTheyPay() {
        // Given
        var display = display(Browser.TERMINAL);
        assertThat(display.locator(LARGE)).hasText("Velkommen");
        Browser.assertAccessible(display);

        // When
        var checkout = ask();

        // Then
        assertThat(display.locator(LARGE)).hasText("Skann for å betale");
        assertThat(display.locator("img.qr")).isVisible();
        assertThat(display.locator(".amount")).containsText("49,00");
        assertThat(display.locator(".lines")).containsText("Kaffe");
        Browser.picture(display, "display-scan");
        Browser.assertAccessible(display);
        chain.approve(chain.paymentKey(checkout));
        assertThat(display.locator(LARGE)).hasText("Betalt");
        Browser.picture(display, "display-paid");
        Browser.assertAccessible(display);
    }

    @Test
    void shouldTellWhyNothingWasPaidWhenTheCustomerDeclines() {
        // Given
        var display = display(Browser.MONITOR);
        var checkout = ask();
        assertThat(display.locator(LARGE)).hasText("Skann for å betale");
        Browser.picture(display, "display-scan-wide");
        Browser.assertAccessible(display);

        // When
        chain.decline(chain.paymentKey(checkout));

        // Then
        assertThat(display.locator(LARGE)).hasText("Avvist");
        assertThat(display.locator(".detail")).hasText("Ingenting er trukket.");
        Browser.assertAccessible(display);
    }

    @Test
    void shouldTellThatTimeIsUpAndThenWelcomeTheNextWhenTheCustomerDoesNothing() {
        // Given
        var display = display(Browser.TERMINAL);

        // When
        ask();

        // Then
        assertThat(display.locator(LARGE)).hasText("Tiden er ute", within(PATIENCE));
        Browser.assertAccessible(display);
        assertThat(display.locator(LARGE)).hasText("Velkommen", within(PATIENCE));
    }

    @Test
    void shouldSayThatItIsOldAndCatchUpWhenTheNetworkIsLostMeanwhile() throws IOException {
        try (var wire = Wire.to(chain.initiator())) {
            // Given
            var display = browser.visitor(Browser.TERMINAL, "nb");
            display.navigate(wire.url().resolve(link).toString());
            var checkout = ask();
            assertThat(display.locator(LARGE)).hasText("Skann for å betale");

            // When
            wire.cut();
            chain.approve(chain.paymentKey(checkout));
            chain.until(chain.paymentKey(checkout), PaymentState.CAPTURED);

            // Then
            assertThat(display.locator(".lost")).isVisible();
            assertThat(display.locator(LARGE)).hasText("Skann for å betale");
            Browser.picture(display, "display-lost");
            Browser.assertAccessible(display);
            wire.mend();
            assertThat(display.locator(LARGE)).hasText("Betalt", within(PATIENCE));
            assertThat(display.locator(".lost")).not().isVisible();
        }
    }

    @Test
    void shouldShowWhatIsWhenItIsLoadedAgainOrTheServiceWasAway() {
        // Given
        var first = display(Browser.TERMINAL);
        var second = display(Browser.MONITOR);
        var checkout = ask();
        assertThat(first.locator(LARGE)).hasText("Skann for å betale");

        // When
        first.reload();
        chain.stack().process(Service.PAYMENT_INITIATOR).kill();
        chain.approve(chain.paymentKey(checkout));
        chain.stack().process(Service.PAYMENT_INITIATOR).start().awaitReady(Chain.PATIENCE);

        // Then
        assertThat(first.locator(LARGE)).hasText("Betalt", within(PATIENCE));
        assertThat(second.locator(LARGE)).hasText("Betalt", within(PATIENCE));
        assertThat(first.locator(".lost")).not().isVisible();
    }

    /** What a beat or the next look would bring comes later; docs/figures.md says how soon it is. */
    @Test
    void shouldChangeByTheStatusItselfWhenManyPay() {
        try (var statuses = TopicReader.fromNow(
                chain.stack().kafka().bootstrapServers(), "payment.status.v1", PaymentStatus.class)) {
            // Given
            var display = display(Browser.MONITOR);
            display.evaluate(NOTE_CHANGES);

            // When
            var payments = Stream.generate(() -> payAt(display)).limit(CHANGES).toList();

            // Then
            var published = publishedAt(statuses, payments);
            var delays = noted(display).entrySet().stream()
                    .filter(change -> published.containsKey(change.getKey()))
                    .map(change -> change.getValue() - published.get(change.getKey()))
                    .sorted()
                    .toList();
            org.assertj.core.api.Assertions.assertThat(delays).hasSize(CHANGES);
            System.out.printf(
                    "flow-tests: from status to display, %d changes: median %d ms, most %d ms%n",
                    CHANGES, delays.get(CHANGES / 2), delays.getLast());
            org.assertj.core.api.Assertions.assertThat(delays.get(CHANGES / 2)).isLessThan(BEAT_MILLIS);
        }
    }

    private String payAt(Page display) {
        var checkout = ask();
        assertThat(display.locator("img.qr")).hasAttribute("src", Pattern.compile(checkout.reference()));
        chain.approve(chain.paymentKey(checkout));
        assertThat(display.locator(LARGE)).hasText("Betalt", within(PATIENCE));
        return checkout.reference();
    }

    /** When each was first told to have its QR, in milliseconds. */
    private static Map<String, Long> publishedAt(TopicReader<PaymentStatus> statuses, List<String> payments) {
        return withQr(statuses.until(told -> withQr(told).keySet().containsAll(payments)));
    }

    private static Map<String, Long> withQr(List<Received<PaymentStatus>> told) {
        return told.stream()
                .filter(one -> one.value().state() == PaymentState.AWAITING_CUSTOMER)
                .collect(Collectors.toMap(
                        one -> one.value().reference(), one -> one.timestamp().toEpochMilli(), Math::min));
    }

    /** When each was first shown with its QR, in milliseconds. */
    private static Map<String, Long> noted(Page display) {
        var noted = (Map<?, ?>) display.evaluate("window.noted");
        return noted.entrySet().stream()
                .collect(Collectors.toMap(
                        change -> (String) change.getKey(), change -> ((Number) change.getValue()).longValue()));
    }

    /** A 5-inch terminal is 62 mm wide, a 24-inch monitor 531 mm. */
    @ParameterizedTest
    @CsvSource({"62, 360, 640", "110, 640, 360", "531, 1920, 1080"})
    void shouldBeReadFromTwoMetres(double millimetresWide, int width, int height) {
        // Given
        var display = display(new Browser.Size(millimetresWide + " mm", width, height));

        // When
        ask();

        // Then
        assertThat(display.locator("img.qr")).isVisible();
        Browser.picture(display, "display-" + width + "x" + height);
        for (var text : List.of(LARGE, ".amount")) {
            var pixels = (Number)
                    display.locator(text).evaluate("element => parseFloat(getComputedStyle(element).fontSize)");
            var letter = pixels.doubleValue() * CAPITALS * millimetresWide / width;
            var minutesOfArc = Math.toDegrees(Math.atan(letter / 2_000)) * 60;
            org.assertj.core.api.Assertions.assertThat(minutesOfArc).as(text).isGreaterThan(TWICE_WHAT_EYES_NEED);
        }
        Browser.assertFits(display);
        org.assertj.core.api.Assertions.assertThat(display.evaluate(CUT_OFF)).isEqualTo(List.of());
    }

    @Test
    void shouldFetchTheQrAgainWhenItDidNotCome() {
        // Given
        var display = browser.visitor(Browser.TERMINAL, "nb");
        display.route("**/qr", Route::abort);
        display.navigate(address().toString());
        var checkout = ask();
        assertThat(display.locator("img.qr")).hasAttribute("src", Pattern.compile(checkout.reference()));

        // When
        display.unroute("**/qr");

        // Then
        await().pollInSameThread()
                .atMost(Chain.PATIENCE)
                .until(() -> (Integer) display.evaluate("document.querySelector('img.qr').naturalWidth") > 0);
    }

    @Test
    void shouldShowNothingToWhomHasAnotherTillsLink() {
        // Given
        var stranger = browser.visitor(Browser.MONITOR, "sv");

        // When
        var answer = stranger.navigate(address().toString().replace("till-1", "till-2"));

        // Then
        org.assertj.core.api.Assertions.assertThat(answer.status()).isEqualTo(403);
        assertThat(stranger.locator(LARGE)).hasText("Den här skärmen är stängd");
        Browser.assertAccessible(stranger);
    }

    @Test
    void shouldAskNobodyElseAndStayLightWhenItIsOpened() {
        // Given
        var display = browser.visitor(Browser.TERMINAL, "nb");
        var load = new Load(display);
        ask();

        // When
        display.navigate(address().toString());
        assertThat(display.locator("img.qr")).isVisible();

        // Then
        org.assertj.core.api.Assertions.assertThat(load.hosts())
                .containsExactly(address().getAuthority());
        org.assertj.core.api.Assertions.assertThat(load.bytes()).isLessThan(100_000);
    }

    private static LocatorAssertions.HasTextOptions within(Duration time) {
        return new LocatorAssertions.HasTextOptions().setTimeout(time.toMillis());
    }

    private Page display(Browser.Size size) {
        var page = browser.visitor(size, "nb");
        page.navigate(address().toString());
        return page;
    }

    private URI address() {
        return chain.initiator().resolve(link);
    }

    private CheckoutRequested ask() {
        var lines = List.of(
                new OrderLine("1", "Kaffe", 3_900, 3_120, 780, 2_500, null, null, null, null, null, null),
                new OrderLine("2", "Pant", 1_000, 1_000, 0, 0, null, null, null, null, null, null));
        var checkout = chain.checkout(null, new Receipt(lines, null, null));
        org.assertj.core.api.Assertions.assertThat(chain.post(checkout).statusCode())
                .isEqualTo(201);
        return checkout;
    }
}
