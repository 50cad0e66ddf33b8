package io.qrpay.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.StackPlan;
import io.qrpay.local.process.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain's people look after their printed codes on pages, and read in plain words how each stands at Vipps. */
class QrConsoleFlowIT {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int HEAVIEST = 100_000;
    private static final int MOST_BYTES = 20 * 1024 * 1024;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Browser browser;
    private static RunningStack stack;
    private static URI registry;

    private final String code = "kode-" + UUID.randomUUID();
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.open();
        var folder = Files.createDirectories(PROJECT.resolve("target/flow-tests/console"));
        var plan = StackPlan.of(PROJECT, folder)
                .withStores(Store.several(3))
                .withServices(Service.QR_REGISTRY)
                .with(Service.QR_REGISTRY, "QRPAY_REGISTRY_DRIFT_INSPECT_EVERY", "PT5S")
                .with(Service.QR_REGISTRY, "QRPAY_REGISTRY_DRIFT_CHANGED", "REPORT");
        stack = RunningStack.start(plan, news -> {});
        registry = stack.process(Service.QR_REGISTRY).baseUrl();
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void signIn() {
        page = browser.visitor(Browser.MONITOR, "nb");
        Browser.signIn(page, registry.resolve("/console"), "operator");
    }

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void shouldBringANewCodeInOrderByKeyboardAlone() {
        // Given
        open("/console/codes/new?kind=CALLBACK&storeId=store-1&chainId=nord");
        page.locator("#locationDescription").focus();
        page.keyboard().type("Kasse 1 ved døra");
        page.keyboard().press("Tab");
        page.keyboard().type(code);

        // When
        page.keyboard().press("Enter");

        // Then
        assertThat(page.locator("h1")).hasText("Kasse 1 ved døra");
        assertThat(page.locator("[role=status].good")).hasText("Koden er bestilt.");
        assertThat(state()).hasText("I orden", patient());
        assertThat(page.locator("img.picture")).isVisible();
        Assertions.assertThat(page.evaluate("document.querySelector('img.picture').naturalWidth > 0"))
                .isEqualTo(true);
        Browser.picture(page, "qr-console-code");
        Browser.assertAccessible(page);
        Assertions.assertThat(atVipps()).contains(code, "Kasse 1 ved døra");
    }

    @Test
    void shouldSayBesideEachFieldWhatIsWrongAndKeepWhatWasTyped() {
        // Given
        open("/console/codes/new?kind=REDIRECT");
        page.locator("#redirectUrl").fill("http://shop.example");
        page.locator("#codeId").fill("a/b");
        page.locator("#chainId").fill("nord og sør");
        page.locator("#storeId").fill("store-99");

        // When
        button("Opprett koden").click();

        // Then
        assertThat(page.locator("[role=alert]")).containsText("Noe stemmer ikke");
        for (var field : new String[] {"redirectUrl", "codeId", "chainId", "storeId"}) {
            assertThat(page.locator("#" + field + "-error")).isVisible();
            assertThat(page.locator("#" + field)).hasAttribute("aria-invalid", "true");
        }
        assertThat(page.locator("#posId-error")).hasCount(0);
        assertThat(page.locator("#redirectUrl")).hasValue("http://shop.example");
        Browser.picture(page, "qr-console-wrong");
        Browser.assertAccessible(page);
    }

    @Test
    void shouldLeadToTheOneThatHoldsTheIdAlready() {
        // Given
        create(code, "https://shop.example/a");
        open("/console/codes/new?kind=REDIRECT&storeId=store-1&chainId=nord&redirectUrl=https://shop.example/b&codeId="
                + code);
        button("Opprett koden").click();
        assertThat(page.locator("[role=alert]")).containsText("Det finnes allerede en kode");

        // When
        page.getByText("Se på den koden").click();

        // Then
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText(code);
    }

    @Test
    void shouldChangeWhereACodeLeads() {
        // Given
        create(code, "https://shop.example/before");
        assertThat(state()).hasText("I orden", patient());
        page.locator("#redirectUrl").fill("https://shop.example/after");

        // When
        button("Lagre").click();

        // Then
        assertThat(page.locator("[role=status].good")).hasText("Lagret.");
        assertThat(state()).hasText("I orden", patient());
        assertThat(page.locator("#redirectUrl")).hasValue("https://shop.example/after");
        Assertions.assertThat(atVipps()).contains("https://shop.example/after");
    }

    @Test
    void shouldShowWhatIsNowWhenSomebodyElseEditedMeanwhile() {
        // Given
        create(code, "https://shop.example/first");
        var other = page.context().newPage();
        other.navigate(page.url());
        other.locator("#redirectUrl").fill("https://shop.example/other");
        other.getByText("Lagre").click();
        assertThat(other.locator("[role=status].good")).hasText("Lagret.");
        page.locator("#redirectUrl").fill("https://shop.example/mine");

        // When
        button("Lagre").click();

        // Then
        assertThat(page.locator("[role=alert]")).containsText("Noen andre har endret koden i mellomtiden");
        assertThat(page.locator("#redirectUrl")).hasValue("https://shop.example/other");
        assertThat(page.locator(".typed")).hasText("Du hadde skrevet: https://shop.example/mine");
        Browser.picture(page, "qr-console-conflict");
        Browser.assertAccessible(page);
        page.locator("#redirectUrl").fill("https://shop.example/mine");
        button("Lagre").click();
        assertThat(page.locator("[role=status].good")).hasText("Lagret.");
    }

    @Test
    void shouldDeleteOnlyWhatIsNamed() {
        // Given
        create(code, "https://shop.example/a");
        assertThat(state()).hasText("I orden", patient());
        page.locator("#confirm").fill("en annen");
        button("Slett for alltid").click();
        assertThat(page.locator("#confirm-error")).containsText("Ingenting er slettet");
        assertThat(state()).hasText("I orden");

        // When
        page.locator("#confirm").fill(code);
        button("Slett for alltid").click();

        // Then
        assertThat(state()).hasText("Slettet", patient());
        page.reload();
        assertThat(page.locator("#confirm")).hasCount(0);
        assertThat(page.locator("#redirectUrl")).hasCount(0);
        Browser.assertAccessible(page);
    }

    @Test
    void shouldShowWithoutReloadingWhatSomebodyDidAtVipps() {
        // Given
        create(code, "https://shop.example/wanted");
        assertThat(state()).hasText("I orden", patient());

        // When
        drift("redirect", "{\"redirectUrl\":\"https://elsewhere.example\"}");

        // Then
        assertThat(state()).hasText("Endret hos Vipps", patient());
        assertThat(page.locator(".standing .notice")).hasText("Den fører et annet sted hos Vipps.");
        Browser.picture(page, "qr-console-drift");
        open("/console?state=DRIFTED");
        assertThat(page.locator("tbody")).containsText(code);
        Browser.picture(page, "qr-console-list");
        Browser.assertAccessible(page);
        page.getByText(code, new Page.GetByTextOptions()).first().click();
        button("Lagre").click();
        assertThat(state()).hasText("I orden", patient());
    }

    @Test
    void shouldSayThatACodeIsToBeReplacedUntilItIs() {
        // Given
        create(code, "https://shop.example/a");
        assertThat(state()).hasText("I orden", patient());
        simulated("DELETE", "/simulator/qrs/100001/redirect/" + code, "");
        assertThat(state()).hasText("Endret hos Vipps", patient());
        button("Lagre").click();
        assertThat(state()).hasText("I orden", patient());
        var notice = page.getByText("Det som henger i butikken, virker ikke lenger.");
        assertThat(notice).isVisible();

        // When
        button("Den er byttet i butikken").click();

        // Then
        assertThat(page.locator("[role=status].good")).hasText("Notert: den er byttet i butikken.");
        assertThat(notice).hasCount(0);
        assertThat(button("Den er byttet i butikken")).hasCount(0);
    }

    @Test
    void shouldLeadThroughManyCodesPageByPage() {
        // Given
        open("/console/import");
        page.locator("#text").fill(manyCodes(60));
        button("Importer").click();
        assertThat(page.locator(".report .notice.good")).isVisible();
        open("/console?storeId=store-3&kind=REDIRECT");
        var rows = page.locator("tbody tr");
        assertThat(rows).hasCount(50);
        var first = rows.first().locator("a").textContent();

        // When
        page.getByText("Flere").click();

        // Then
        assertThat(rows).hasCount(10);
        assertThat(page.locator("#storeId")).hasValue("store-3");
        assertThat(page.locator("#kind")).hasValue("REDIRECT");
        assertThat(page.getByText("Flere")).hasCount(0);
        Browser.assertAccessible(page);
        page.getByText("Til begynnelsen").click();
        assertThat(rows).hasCount(50);
        assertThat(rows.first().locator("a")).hasText(first);
    }

    @Test
    void shouldReportEachWrongLineOfAFileAndDoNothing() {
        // Given
        open("/console/import");
        page.locator("#file")
                .setInputFiles(new FilePayload(
                        "koder.csv",
                        "text/csv",
                        ("kind;chainId;storeId;codeId;redirectUrl\nREDIRECT;nord;store-1;" + code
                                        + ";https://shop.example/a\nREDIRECT;nord;store-1;" + code
                                        + "-2;ftp://shop.example\n")
                                .getBytes(StandardCharsets.UTF_8)));

        // When
        button("Importer").click();

        // Then
        assertThat(page.locator(".report [role=alert]")).containsText("Ingenting er gjort");
        assertThat(page.locator(".report tbody tr")).hasCount(1);
        assertThat(page.locator(".report tbody .number")).hasText("3");
        assertThat(page.locator(".report tbody .error"))
                .containsText("Fører til: En adresse som begynner med https://");
        Browser.picture(page, "qr-console-import");
        Browser.assertAccessible(page);
        page.locator("#text")
                .fill(page.locator("#text").inputValue().replace("ftp://shop.example", "https://shop.example/b"));
        button("Bare sjekk").click();
        assertThat(page.locator(".report [role=status]")).containsText("Bare sjekket");
        button("Importer").click();
        assertThat(page.locator(".report .notice.good")).isVisible();
        assertThat(page.locator(".report tbody tr")).hasCount(2);
        page.locator(".report tbody a").first().click();
        assertThat(state()).hasText("I orden", patient());
    }

    @Test
    void shouldNameWhatIsWrongWithAFileThatIsNone() {
        // Given
        open("/console/import");
        page.locator("#text").fill("farge;smak\nblå;salt\n");

        // When
        button("Importer").click();

        // Then
        assertThat(page.locator("[role=alert]")).containsText("Filen kan ikke leses");
        assertThat(page.locator("[role=alert]")).containsText("farge");
        assertThat(page.locator("#text")).hasValue("farge;smak\nblå;salt\n");
        Browser.assertAccessible(page);
    }

    @Test
    void shouldSayThatAFileIsTooLarge() {
        // Given
        open("/console/import");
        var line = "REDIRECT;nord;store-1;kode;https://shop.example/" + "a".repeat(900) + "\n";
        var file = "kind;chainId;storeId;codeId;redirectUrl\n" + line.repeat(MOST_BYTES / line.length() + 1);
        page.locator("#file")
                .setInputFiles(new FilePayload("koder.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));

        // When
        button("Importer").click();

        // Then
        assertThat(page.locator("[role=alert]"))
                .containsText("Filen er for stor. Ingenting er gjort; send den i deler.");
        Browser.assertAccessible(page);
    }

    @Test
    void shouldShowTheSheetBeforeItIsPrinted() {
        // Given
        create(code, "https://shop.example/a");
        assertThat(state()).hasText("I orden", patient());
        open("/console/sheets");
        Browser.assertAccessible(page);
        page.locator("#storeId").fill("store-1");

        // When
        button("Forhåndsvis").click();

        // Then
        assertThat(page.locator(".preview img").first()).isVisible();
        Browser.picture(page, "qr-console-sheet");
        Browser.assertAccessible(page);
        var print = page.waitForPopup(() -> page.getByText("Åpne arket").click());
        assertThat(print.locator(".labels img").first()).isVisible();
        await().pollInSameThread().atMost(PATIENCE).until(() -> (Boolean)
                print.evaluate("[...document.querySelectorAll('.labels img')].every(image => image.naturalWidth > 0)"));
        Assertions.assertThat(print.evaluate("getComputedStyle(document.querySelector('.label')).display"))
                .isEqualTo("inline-block");
    }

    @Test
    void shouldOfferToTakeOverWhatNobodyAskedForHere() {
        // Given
        somebodyElseCreates(code, "https://shop.example/theirs");
        await().atMost(PATIENCE).pollInSameThread().untilAsserted(() -> {
            open("/console/unknown");
            Assertions.assertThat(page.locator("main").textContent()).contains(code);
        });
        Browser.picture(page, "qr-console-unknown");
        Browser.assertAccessible(page);
        page.locator("tr", new Page.LocatorOptions().setHasText(code))
                .locator("a")
                .click();
        assertThat(page.locator("#codeId")).hasValue(code);
        assertThat(page.locator("#redirectUrl")).hasValue("https://shop.example/theirs");
        page.locator("#chainId").fill("nord");

        // When
        button("Opprett koden").click();

        // Then
        assertThat(state()).hasText("I orden", patient());
        await().atMost(PATIENCE).pollInSameThread().untilAsserted(() -> {
            open("/console/unknown");
            Assertions.assertThat(page.locator("main").textContent()).doesNotContain(code);
        });
    }

    @Test
    void shouldShowAManagerTheirOwnStoreOnly() {
        // Given
        create(code, "https://shop.example/a");
        var foreign = page.url().replace(registry.toString(), "");
        var manager = browser.visitor(Browser.MONITOR, "sv");

        // When
        manager.navigate(registry.resolve("/console").toString());
        manager.locator("button[value=store-manager]").click();

        // Then
        assertThat(manager.locator("#storeId option")).hasCount(1);
        assertThat(manager.locator("nav").first()).not().containsText("Importera");
        Assertions.assertThat(
                        manager.navigate(registry.resolve(foreign).toString()).status())
                .isEqualTo(200);
        Assertions.assertThat(manager.navigate(
                                registry.resolve("/console?storeId=store-2").toString())
                        .status())
                .isEqualTo(403);
        manager.context().close();
    }

    @Test
    void shouldLetAnAuditorLookAndChangeNothing() {
        // Given
        create(code, "https://shop.example/a");
        var address = page.url().replaceAll("\\?.*", "");
        var auditor = browser.visitor(Browser.MONITOR, "fi");
        Browser.signIn(auditor, URI.create(address), "auditor");

        // When
        var answer = auditor.context()
                .request()
                .post(address, RequestOptions.create().setForm(FormData.create().set("edition", "1")));

        // Then
        Assertions.assertThat(answer.status()).isEqualTo(403);
        assertThat(auditor.locator("button")).hasCount(0);
        assertThat(auditor.locator("html")).hasAttribute("lang", "fi");
        Browser.assertAccessible(auditor);
        auditor.context().close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/codes/new?kind=REDIRECT",
                "/console/codes/new?kind=CALLBACK",
                "/console/import",
                "/console/sheets?storeId=store-1&label=50",
                "/console/unknown"
            })
    void shouldFitASmallTerminalAndWeighLittle(String path) {
        // Given
        create(code, "https://shop.example/a");
        var load = new Load(page);
        page.setViewportSize(Browser.TERMINAL.width() / 2, Browser.TERMINAL.height() / 2);

        // When
        open(path);

        // Then
        Assertions.assertThat(
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0);
        Browser.assertAccessible(page);
        Browser.picture(page, "qr-console-small" + path.replaceAll("[^a-z]+", "-"));
        Assertions.assertThat(load.bytes()).isBetween(1, HEAVIEST);
        Assertions.assertThat(load.hosts()).containsExactly(registry.getAuthority());
    }

    @ParameterizedTest
    @CsvSource({"en, QR codes", "da, QR-koder", "fi, QR-koodit", "sv, QR-koder", "nb, QR-koder"})
    void shouldSpeakTheBrowsersLanguage(String language, String title) {
        // Given
        var visitor = browser.visitor(Browser.MONITOR, language);

        // When
        Browser.signIn(visitor, registry.resolve("/console"), "operator");

        // Then
        assertThat(visitor.locator("html")).hasAttribute("lang", language);
        assertThat(visitor.locator(".bar strong")).hasText(title);
        visitor.context().close();
    }

    private void create(String codeId, String target) {
        open("/console/codes/new?kind=REDIRECT&storeId=store-1&chainId=nord&posId=till-1&redirectUrl=" + target
                + "&codeId=" + codeId);
        button("Opprett koden").click();
        assertThat(page.locator("[role=status].good")).hasText("Koden er bestilt.");
    }

    private String manyCodes(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        number -> "REDIRECT;nord;store-3;%s-%d;https://shop.example/%d".formatted(code, number, number))
                .collect(joining("\n", "kind;chainId;storeId;codeId;redirectUrl\n", "\n"));
    }

    private void open(String path) {
        page.navigate(registry.resolve(path).toString());
    }

    private Locator state() {
        return page.locator(".standing .state");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^" + name + "$")));
    }

    private static LocatorAssertions.HasTextOptions patient() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE.toMillis());
    }

    private void drift(String kind, String change) {
        simulated("PUT", "/simulator/qrs/100001/" + kind + "/" + code, change);
    }

    private static String atVipps() {
        return simulated("GET", "/simulator/qrs?msn=100001", "");
    }

    private static String simulated(String method, String path, String body) {
        var simulator = stack.process(Service.VIPPS_SIMULATOR).baseUrl();
        var request = HttpRequest.newBuilder(simulator.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return answer(request);
    }

    private static void somebodyElseCreates(String code, String target) {
        var token =
                answer(vipps("/accesstoken/get", "")).replaceAll("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        var body = "{\"id\":\"%s\",\"redirectUrl\":\"%s\"}".formatted(code, target);
        var wish = HttpRequest.newBuilder(vipps("/qr/v1/merchant-redirect", body), (name, value) -> true)
                .header("Authorization", "Bearer " + token)
                .build();
        answer(wish);
    }

    private static HttpRequest vipps(String path, String body) {
        return HttpRequest.newBuilder(
                        stack.process(Service.VIPPS_SIMULATOR).baseUrl().resolve(path))
                .header("client_id", "id")
                .header("client_secret", "secret")
                .header("Ocp-Apim-Subscription-Key", "key")
                .header("Merchant-Serial-Number", "100001")
                .header("Accept", path.startsWith("/qr/") ? "image/svg+xml" : "application/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static String answer(HttpRequest request) {
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            Assertions.assertThat(answer.statusCode())
                    .as(request.uri() + answer.body())
                    .isLessThan(300);
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
