package io.qrpay.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cashier without till software does everything on a page, and reads in plain words what came of it. */
class TillPageFlowIT {
    private static Browser browser;

    private final Chain chain = Chain.get();
    private Page page;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void signIn() {
        page = browser.visitor(Browser.MONITOR, "nb");
        var till = "page-" + UUID.randomUUID();
        Browser.signIn(page, chain.initiator().resolve("/till/store-1/" + till), "till");
        assertThat(page.locator(".now")).hasText("Denne kassen har ingen betaling ennå.");
    }

    @AfterEach
    void calm() {
        chain.calm();
        page.context().close();
    }

    @Test
    void shouldSellCancelAndRefundByKeyboardAloneWhenTheCustomerScans() {
        // Given
        page.keyboard().type("125,50");

        // When
        page.keyboard().press("Enter");

        // Then
        assertThat(state()).hasText("Venter på kunden");
        assertThat(page.locator(".now .amount")).containsText("125,50");
        Browser.picture(page, "till-waiting");
        Browser.assertAccessible(page);
        chain.approve(shown());
        assertThat(state()).hasText("Betalt");
        assertThat(page.locator(".meaning")).hasText("Betalt. Lever ut varene.");
        page.locator("#refund-amount").focus();
        page.keyboard().press("Control+A");
        page.keyboard().type("25,50");
        page.keyboard().press("Enter");
        assertThat(state()).hasText("Delvis gitt tilbake");
        assertThat(page.locator(".sums")).containsText("25,50");
        Browser.picture(page, "till-refunded");
        Browser.assertAccessible(page);
    }

    @Test
    void shouldTakeTheMoneyInPartsWhenTheCashierSaidLater() {
        // Given
        page.locator("#amount").fill("100");
        page.getByLabel("Trekk pengene senere").check();
        button("Be om betaling").click();
        assertThat(state()).hasText("Venter på kunden");
        chain.approve(shown());
        assertThat(state()).hasText("Godkjent");

        // When
        page.locator("#capture-amount").fill("60");
        button("Trekk pengene").click();

        // Then
        assertThat(state()).hasText("Delvis betalt");
        assertThat(page.locator("#capture-amount")).hasValue("40.00");
        button("Avbryt betalingen").click();
        assertThat(state()).hasText("Betalt");
        assertThat(page.locator(".sums")).containsText("60,00");
        assertThat(page.locator("#capture-amount")).hasCount(0);
    }

    @Test
    void shouldKeepWhatIsBeingTypedWhenThePaymentChangesMeanwhile() {
        // Given
        page.locator("#amount").fill("100");
        page.getByLabel("Trekk pengene senere").check();
        button("Be om betaling").click();
        assertThat(state()).hasText("Venter på kunden");
        chain.approve(shown());
        page.locator("#capture-amount").fill("60");

        // When
        captureElsewhere(1_000);

        // Then
        assertThat(state()).hasText("Delvis betalt");
        assertThat(page.locator("#capture-amount")).hasValue("60");
        assertThat(page.locator("#capture-amount")).isFocused();
    }

    @Test
    void shouldCallOffWhatTheCustomerHasNotApproved() {
        // Given
        page.locator("#amount").fill("70");
        button("Be om betaling").click();
        assertThat(state()).hasText("Venter på kunden");

        // When
        button("Avbryt betalingen").click();

        // Then
        assertThat(state()).hasText("Avlyst");
        assertThat(page.locator(".meaning")).containsText("Ingenting er trukket");
    }

    @Test
    void shouldAskOnThePhoneWhenANumberIsTyped() {
        // Given
        page.locator("#amount").fill("70");
        page.getByLabel("Kundens telefonnummer").fill("+47 912 34 567");

        // When
        button("Be om betaling").click();

        // Then
        assertThat(state()).hasText("Venter på kunden");
        var link = page.locator("nav a").first().getAttribute("href");
        page.navigate(chain.initiator().resolve(link).toString());
        assertThat(page.locator("h1")).hasText("Se på telefonen");
    }

    @Test
    void shouldAskOnThePhoneWhenTheCustomersCodeIsScannedIntoItsField() {
        // Given
        page.locator("#amount").fill("70");
        page.getByLabel("Kundens egen kode").focus();

        // When
        // A scanner types, and ends with Enter.
        page.keyboard().type("https://qr.vipps.no/28/2/01/031/4700000000?v=1");
        page.keyboard().press("Enter");

        // Then
        assertThat(state()).hasText("Venter på kunden");
        Assertions.assertThat(chain.books(shown()).userFlow()).isEqualTo("PUSH_MESSAGE");
    }

    @Test
    void shouldAskWhoComesToAPrintedCodeWhenThePageIsOpen() {
        // Given
        var code = "kasse " + UUID.randomUUID();
        page.locator("#amount").fill("70");

        // When
        chain.scan(code);

        // Then
        var customer = button("Be kunden ved kode " + code);
        assertThat(customer).isVisible();
        assertThat(page.locator("#amount")).hasValue("70");
        Browser.assertAccessible(page);
        customer.click();
        assertThat(state()).hasText("Venter på kunden");
        assertThat(customer).hasCount(0);
        Assertions.assertThat(chain.books(shown()).userFlow()).isEqualTo("PUSH_MESSAGE");
    }

    @Test
    void shouldListWhatWasAskedForLatelyWithItsTime() {
        // Given
        page.locator("#amount").fill("70");
        button("Be om betaling").click();
        assertThat(state()).hasText("Venter på kunden");
        var reference = reference();

        // When
        page.reload();

        // Then
        assertThat(page.locator(".recent li")).hasCount(1);
        assertThat(page.locator(".recent li")).containsText(reference);
        assertThat(page.locator(".recent li")).containsText("70,00");
        assertThat(page.locator(".recent li"))
                .containsText(Pattern.compile("\\d{2}\\.\\d{2}\\.\\d{4}, \\d{2}:\\d{2}:\\d{2}"));
    }

    @Test
    void shouldNameTheFieldAndKeepWhatWasTypedWhenItIsWrong() {
        // Given
        page.locator("#amount").fill("tolv");
        page.getByLabel("Kundens telefonnummer").fill("123");

        // When
        button("Be om betaling").click();

        // Then
        assertThat(page.locator("[role=alert]")).containsText("Ingenting er trukket");
        assertThat(page.locator("#amount-error")).isVisible();
        assertThat(page.locator("#customer-error")).isVisible();
        assertThat(page.locator("#amount")).hasValue("tolv");
        Browser.picture(page, "till-wrong");
        Browser.assertAccessible(page);
    }

    @Test
    void shouldSayThatNothingWasChargedWhenVippsRefuses() {
        // Given
        chain.letGoWrong(Map.of("kind", "STATUS", "operation", "CREATE", "status", 400, "count", 10));
        page.locator("#amount").fill("70");

        // When
        button("Be om betaling").click();

        // Then
        assertThat(page.locator("[role=alert]")).containsText("Betalingen er ikke mulig. Ingenting er trukket.");
        Browser.assertAccessible(page);
    }

    @Test
    void shouldFitASmallTerminal() {
        // Given
        page.setViewportSize(Browser.TERMINAL.width() / 2, Browser.TERMINAL.height() / 2);

        // When
        page.reload();

        // Then
        Browser.assertFits(page);
        Browser.assertAccessible(page);
        Browser.picture(page, "till-small");
    }

    @Test
    void shouldAskNobodyElseStayLightAndRunNoStrangersScript() {
        // Given
        var load = new Load(page);

        // When
        var answer = page.reload();

        // Then
        assertThat(page.locator(".now")).isVisible();
        Assertions.assertThat(load.bytes()).isBetween(1, 100_000);
        Assertions.assertThat(load.hosts()).containsExactly(chain.initiator().getAuthority());
        Assertions.assertThat(answer.headerValue("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void shouldTakeNothingFromAStrangersPage() {
        // Given
        var form = FormData.create().set("amount", "100").set("currency", "NOK");

        // When
        var answer = page.context()
                .request()
                .post(
                        page.url() + "/payments",
                        RequestOptions.create().setForm(form).setHeader("Origin", "https://stranger.example"));

        // Then
        Assertions.assertThat(answer.status()).isEqualTo(403);
        page.reload();
        assertThat(page.locator(".now")).hasText("Denne kassen har ingen betaling ennå.");
    }

    @Test
    void shouldTurnAwayWhoIsOfAnotherStore() {
        // When
        var answer =
                page.navigate(chain.initiator().resolve("/till/store-2/till-1").toString());

        // Then
        Assertions.assertThat(answer.status()).isEqualTo(403);
    }

    /** Somebody else of the store takes some of the money. */
    private void captureElsewhere(long amount) {
        var command = """
                {"commandId": "elsewhere-1", "amount": {"value": %d, "currency": "NOK"}, "requestedBy": "another",
                 "requestedAt": "%s"}""".formatted(amount, Instant.now());
        var request = chain.request(
                        chain.initiator().resolve("/v1/stores/store-1/payments/" + reference() + "/capture"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(command))
                .build();
        Assertions.assertThat(chain.answer(request).statusCode()).isEqualTo(200);
    }

    private Locator state() {
        return page.locator(".now .state");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^" + name + "$")));
    }

    /** The key of the payment on the page. */
    private String shown() {
        return chain.store().msn() + "/" + reference();
    }

    private String reference() {
        return page.locator(".now p.quiet").textContent();
    }
}
