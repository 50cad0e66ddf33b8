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
import io.qrpay.local.process.Service;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The customer's display changes by itself, and says so when it cannot. */
class DisplayFlowIT {
    private static final String LARGE = "h1";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

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

    @Test
    void shouldFetchTheQrAgainWhenItDidNotCome() {
        // Given
        var display = browser.visitor(Browser.TERMINAL, "nb");
        display.route("**/qr", Route::abort);
        display.navigate(address().toString());
        ask();
        assertThat(display.locator(LARGE)).hasText("Skann for å betale");

        // When
        display.unroute("**/qr");

        // Then
        await().pollInSameThread()
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
