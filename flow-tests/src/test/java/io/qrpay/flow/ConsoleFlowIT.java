package io.qrpay.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.local.process.Service;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain's people find payments, see how they came to stand as they stand, and put right what runs badly. */
class ConsoleFlowIT {
    private static final String COMMANDS = "payment.command.v1";
    private static final String DEAD_COMMANDS = COMMANDS + ".payment-initiator.dlq";
    private static final int LIGHT = 100_000;
    private static final int MOST_TABS = 100;

    private static Browser browser;

    private final Chain chain = Chain.get();

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

    @AfterEach
    void calm() {
        chain.calm();
    }

    @Test
    void shouldFindAPaymentByItsReferenceAndTellItsLife() {
        // Given
        var checkout = paid();
        var page = console("operator", "");

        // When
        page.getByLabel("Reference").fill(checkout.reference());
        page.keyboard().press("Enter");
        rows(page).getByRole(AriaRole.LINK).click();

        // Then
        assertThat(page.locator("h1")).hasText(checkout.reference());
        assertThat(page.locator(".now .state")).hasText("Paid");
        assertThat(page.locator(".timeline li:has(.led) strong"))
                .hasText(new String[] {"The till asked", "Created at Vipps", "The customer approved", "Money taken"});
        assertThat(page.locator(".timeline .state"))
                .hasText(new String[] {"Being set up", "Waiting for the customer", "Approved", "Paid"});
        Browser.picture(page, "console-payment");
        Browser.assertAccessible(page);
    }

    @Test
    void shouldListAPaymentByItselfWhenItIsAskedForAndPaid() {
        // Given
        var page = console("store-manager", "");
        var checkout = chain.checkout();

        // When
        chain.post(checkout);

        // Then
        var row = rows(page).filter(new Locator.FilterOptions().setHasText(checkout.reference()));
        assertThat(row).containsText("Waiting for the customer");
        Browser.picture(page, "console-payments");
        Browser.assertAccessible(page);
        chain.approve(chain.paymentKey(checkout));
        assertThat(row).containsText("Paid");
    }

    @Test
    void shouldOpenAPaymentByKeyboardAloneThoughTheListChangesMeanwhile() {
        // Given
        var checkout = chain.checkout();
        chain.post(checkout);
        var page = console("operator", "");
        var row = rows(page).filter(new Locator.FilterOptions().setHasText(checkout.reference()));
        tabTo(page, row.getByRole(AriaRole.LINK));
        chain.approve(chain.paymentKey(checkout));
        assertThat(row).containsText("Paid");

        // When
        page.keyboard().press("Enter");

        // Then
        assertThat(page.locator("h1")).hasText(checkout.reference());
    }

    @Test
    void shouldAskEachFieldAndEachPageByKeyboardAlone() {
        // Given
        var checkout = paid();
        var page = console("operator", "");

        // When
        tabTo(page, page.getByLabel("Store", new Page.GetByLabelOptions().setExact(true)));
        page.keyboard().type("store-1");
        page.keyboard().press("Tab");
        page.keyboard().type(checkout.posId());
        page.keyboard().press("Tab");
        page.keyboard().type("Paid");
        page.keyboard().press("Tab");
        page.keyboard().type(checkout.reference());
        tabTo(page, page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Find")));
        page.keyboard().press("Enter");

        // Then
        assertThat(rows(page)).hasCount(1);
        assertThat(page.locator("option[value=CAPTURED]")).hasAttribute("selected", "");
        for (var title : List.of("Store day", "Operation", "Payments")) {
            tabTo(
                    page,
                    page.getByRole(
                            AriaRole.LINK, new GetByRoleOptions().setName(title).setExact(true)));
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText(title);
        }
    }

    @Test
    void shouldGoOnTellingThePaymentWhileItIsOpen() {
        // Given
        var checkout = chain.checkout();
        chain.post(checkout);
        chain.until(chain.paymentKey(checkout), PaymentState.AWAITING_CUSTOMER);
        var page = console("auditor", "/stores/store-1/payments/" + checkout.reference());
        assertThat(page.locator(".now .state")).hasText("Waiting for the customer");

        // When
        chain.decline(chain.paymentKey(checkout));

        // Then
        assertThat(page.locator(".now .state")).hasText("Declined");
        assertThat(page.locator(".timeline strong").last()).hasText("The customer declined");
    }

    @Test
    void shouldFindByTillStateAndTime() {
        // Given
        var checkout = paid();
        var page = console("operator", "");

        // When
        page.getByLabel("Store", new Page.GetByLabelOptions().setExact(true)).fill("store-1");
        page.getByLabel("Till", new Page.GetByLabelOptions().setExact(true)).fill(checkout.posId());
        page.getByLabel("State").selectOption("CAPTURED");
        page.getByLabel("From").fill(LocalDate.now().minusDays(1) + "T00:00");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Find")).click();

        // Then
        assertThat(rows(page).filter(new Locator.FilterOptions().setHasText(checkout.reference())))
                .hasCount(1);
        page.getByLabel("State").selectOption("ABORTED");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Find")).click();
        assertThat(page.locator("option[value=ABORTED]")).hasAttribute("selected", "");
        assertThat(rows(page).filter(new Locator.FilterOptions().setHasText(checkout.reference())))
                .hasCount(0);
    }

    @Test
    void shouldNameEachFieldThatIsWrong() {
        // When
        var page = console("operator", "?reference=short&from=yesterday&store=no%20store");

        // Then
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.locator("#reference-error")).isVisible();
        assertThat(page.locator("#from-error")).isVisible();
        assertThat(page.locator("#store-error")).isVisible();
        assertThat(page.locator("#till-error")).hasCount(0);
        Browser.assertAccessible(page);
    }

    @Test
    void shouldShowAStoreManagerTheirOwnStoreOnly() {
        // Given
        var page = console("store-manager", "");
        assertThat(page.locator("select[name=store] option")).hasText(new String[] {"store-1"});

        // When
        var answer = page.navigate(address("?store=store-2"));

        // Then
        Assertions.assertThat(answer.status()).isEqualTo(403);
        assertThat(page.locator("h1")).hasText("You may not see this");
        Browser.picture(page, "console-not-allowed");
        Browser.assertAccessible(page);
    }

    @ParameterizedTest
    @CsvSource({
        "till, '', 403",
        "till, /day, 403",
        "till, /running, 403",
        "store-manager, '', 200",
        "store-manager, /day, 200",
        "store-manager, /day?store=store-2, 403",
        "store-manager, /stores/store-2/payments/some-reference, 403",
        "store-manager, /stores/store-1/payments/some-reference, 404",
        "store-manager, /running, 403",
        "auditor, '', 200",
        "auditor, /day?store=store-2, 200",
        "auditor, /running, 200",
        "operator, /running, 200",
        "operator, /day?store=nowhere, 404",
        "operator, /day?store=store-1&date=2999-01-01, 400"
    })
    void shouldLetInWhoMayAndNobodyElse(String account, String path, int status) {
        // Given
        var page = signedIn(account);

        // When
        var answer = page.navigate(address(path));

        // Then
        Assertions.assertThat(answer.status()).isEqualTo(status);
        Assertions.assertThat(answer.headerValue("content-type")).startsWith("text/html");
        Browser.assertAccessible(page);
    }

    @Test
    void shouldTellWhatAStoresDayCameTo() {
        // Given
        var checkout = paid();

        // When
        var page = console("store-manager", "/day");

        // Then
        assertThat(page.locator(".figure").first()).containsText("NOK");
        assertThat(page.locator("svg.chart rect").first()).isVisible();
        assertThat(page.locator("table")).containsText(new String[] {"Hour", checkout.posId()});
        Browser.picture(page, "console-day");
        Browser.assertAccessible(page);
    }

    @Test
    void shouldPutADeadLetterBackOnceWhenAnOperatorSaysSo() {
        // Given
        var checkout = paid();
        var page = console("operator", "/running");
        bury(refundOf(checkout));
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(DEAD_COMMANDS))
                .click();
        assertThat(page.locator("h2")).hasText("What would be done");
        assertThat(page.locator("tbody")).containsText("Put back on " + COMMANDS);
        Browser.picture(page, "console-letters");
        Browser.assertAccessible(page);

        // When
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Put 1 back"))
                .click();

        // Then
        assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("1 to put back")))
                .isVisible();
        chain.until(chain.paymentKey(checkout), PaymentState.REFUNDED);
        page.navigate(address("/running"));
        assertThat(page.locator("#letters"))
                .containsText(
                        Pattern.compile(DEAD_COMMANDS.replace(".", "\\.") + "\\s+0"),
                        new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        Browser.picture(page, "console-running");
        Browser.assertAccessible(page);
    }

    @Test
    void shouldPutADeadLetterBackByKeyboardAlone() {
        // Given
        var checkout = paid();
        bury(refundOf(checkout));
        var page = console("operator", "/running");

        // When
        tabTo(page, page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(DEAD_COMMANDS)));
        page.keyboard().press("Enter");
        tabTo(page, page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Put 1 back")));
        page.keyboard().press("Enter");

        // Then
        assertThat(page.locator("h2")).hasText("Done");
        chain.until(chain.paymentKey(checkout), PaymentState.REFUNDED);
    }

    @Test
    void shouldLetAnAuditorLookAtDeadLettersAndDoNothing() {
        // Given
        var page = console("auditor", "/running/" + DEAD_COMMANDS);
        assertThat(page.locator("h1")).hasText("Dead letters");
        assertThat(page.getByRole(AriaRole.BUTTON)).hasCount(0);

        // When
        var answer = page.request().post(address("/running/" + DEAD_COMMANDS), form());

        // Then
        Assertions.assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void shouldRefuseWhatAStrangersPageSends() {
        // Given
        var page = console("operator", "/running");

        // When
        var answer = page.request()
                .post(address("/running/" + DEAD_COMMANDS), form().setHeader("Origin", "https://stranger.example"));

        // Then
        Assertions.assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void shouldLeadToTheSignInWhenTheSessionIsOver() {
        // Given
        var page = console("operator", "");
        page.route("**/events*", route -> route.abort());
        page.navigate(address(""));

        // When
        page.context().clearCookies();

        // Then
        assertThat(page.locator("button[value=operator]")).isVisible();
    }

    @Test
    void shouldTellWhoSignsOutThatTheyAreAndAskThemToSignInAgain() {
        // Given
        var page = console("operator", "");

        // When
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Sign out"))
                .click();

        // Then
        assertThat(page.locator("h1")).hasText("You are signed out");
        Browser.assertAccessible(page);
        page.navigate(address(""));
        assertThat(page.locator("button[value=operator]")).isVisible();
    }

    @Test
    void shouldSendPeopleBackByHttpsWhenAnIngressEndsIt() {
        // Given
        var behindIngress = chain.stack()
                .addReplica(
                        Service.PAYMENT_INITIATOR,
                        Map.of(
                                "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true",
                                "QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED", "true"));

        // When
        var answer = chain.answer(HttpRequest.newBuilder(behindIngress.baseUrl().resolve("/console"))
                .header("X-Forwarded-Proto", "https")
                .build());

        // Then
        behindIngress.stop();
        Assertions.assertThat(answer.statusCode()).isEqualTo(302);
        Assertions.assertThat(answer.headers().firstValue("Location").orElseThrow())
                .contains(
                        "redirect_uri=https%3A%2F%2F" + behindIngress.baseUrl().getHost());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/day", "/running", "/stores/store-1/payments/"})
    void shouldFitATerminalAndBeLight(String path) {
        // Given
        var page = browser.visitor(Browser.TERMINAL, "nb");
        Browser.signIn(page, chain.initiator().resolve("/console"), "store-manager");
        var whole = path.endsWith("/") ? path + paid().reference() : path;
        var load = new Load(page);

        // When
        page.navigate(address(whole));

        // Then
        assertThat(page.locator("main")).isVisible();
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        Assertions.assertThat(load.bytes()).isLessThan(LIGHT);
        Assertions.assertThat(load.hosts()).containsExactly(chain.initiator().getAuthority());
        Browser.picture(page, "console-terminal" + path.replace('/', '-').replaceAll("-$", ""));
    }

    private Page console(String account, String path) {
        var page = signedIn(account);
        page.navigate(address(path));
        return page;
    }

    private Page signedIn(String account) {
        var page = browser.visitor(Browser.MONITOR, "en");
        Browser.signIn(
                page, chain.initiator().resolve(account.equals("till") ? "/till/store-1/till-1" : "/console"), account);
        return page;
    }

    private String address(String path) {
        return chain.initiator() + "/console" + path;
    }

    /** Where nobody can come by the Tab key nobody without a mouse can come at all. */
    private static void tabTo(Page page, Locator wanted) {
        assertThat(wanted).isVisible();
        for (var presses = 0; presses < MOST_TABS && !isFocused(wanted); presses++) {
            page.keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
    }

    private static boolean isFocused(Locator locator) {
        return (Boolean) locator.evaluate("element => element === document.activeElement");
    }

    private static Locator rows(Page page) {
        return page.locator("#found tbody tr");
    }

    private static RequestOptions form() {
        return RequestOptions.create().setForm(FormData.create().set("force", "yes"));
    }

    private CheckoutRequested paid() {
        var checkout = chain.checkout();
        chain.post(checkout);
        chain.approve(chain.paymentKey(checkout));
        chain.until(chain.paymentKey(checkout), PaymentState.CAPTURED);
        return checkout;
    }

    private Map<String, Object> refundOf(CheckoutRequested checkout) {
        return Map.of(
                "commandId", "redriven-" + UUID.randomUUID(),
                "kind", "REFUND",
                "storeId", checkout.storeId(),
                "reference", checkout.reference(),
                "amount", Map.of("value", checkout.amount().value(), "currency", "NOK"),
                "requestedBy", "till-1",
                "requestedAt", Instant.now().toString());
    }

    /** As if nobody could have used it. */
    private void bury(Map<String, Object> command) {
        chain.write(
                DEAD_COMMANDS,
                command.get("storeId") + "/" + command.get("reference"),
                command,
                Map.of("dead-letter-topic", COMMANDS, "dead-letter-reason", "the till's clock stood still"));
    }
}
