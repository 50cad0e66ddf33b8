package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real browser, where this machine has a Chromium; one is never fetched. Tests that need it are skipped where there is none. */
final class Browser implements AutoCloseable {
    /** A 5-inch terminal on its side, and a 24-inch monitor. */
    static final Size TERMINAL = new Size("5-inch", 720, 1280);

    static final Size MONITOR = new Size("24-inch", 1920, 1080);

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    /** But those that are out of sight and come when they are looked at. */
    private static final String IMAGES_ARE_THERE =
            "[...document.images].every(image => image.loading === 'lazy' || image.complete)";

    private static final Path PICTURES = Path.of("target", "pictures");
    /** Those of the README, drawn anew on request. */
    private static final Path README_PICTURES = Path.of("..", "docs", "pictures");

    private static final double PATIENCE_MILLIS = 30_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    /** Pixels of a screen. */
    record Size(String name, int width, int height) {}

    private Browser(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox")));
    }

    static Browser open() {
        var found = executable();
        Assumptions.assumeTrue(found.isPresent(), "no Chromium on this machine: pages are not looked at");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return new Browser(found.orElseThrow());
    }

    private static Optional<Path> executable() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Somebody with a browser of their own: what one does the other does not know. */
    Page visitor(Size size, String language) {
        var page = context(size, language).newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        return page;
    }

    private BrowserContext context(Size size, String language) {
        return chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(size.width(), size.height())
                .setLocale(language));
    }

    /** Signs in at the local issuer, which the page has led to. */
    static void signIn(Page page, URI address, String account) {
        page.navigate(address.toString());
        page.locator("button[value=" + account + "]").click();
        page.waitForURL(address.toString());
    }

    /** Nothing that keeps anybody from using the page (WCAG 2.2, A and AA). */
    static void assertAccessible(Page page) {
        var violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        assertThat(violations)
                .extracting(rule -> rule.getId() + " "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                .toList())
                .isEmpty();
    }

    /** All of its words can be read: nothing is to be pushed aside for them. */
    static void assertFits(Page page) {
        var overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).isEqualTo(0);
    }

    /** For people to look at; with {@code -Dpictures.write=true} in the README, too, if it shows this one. */
    static void picture(Page page, String name) {
        var file = PICTURES.resolve(name + ".png");
        await().pollInSameThread()
                .atMost(Duration.ofMillis((long) PATIENCE_MILLIS))
                .until(() -> (Boolean) page.evaluate(IMAGES_ARE_THERE));
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        var shown = README_PICTURES.resolve(name + ".png");
        if (Boolean.getBoolean("pictures.write") && Files.exists(shown)) {
            copy(file, shown);
        }
    }

    private static void copy(Path file, Path shown) {
        try {
            Files.copy(file, shown, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
