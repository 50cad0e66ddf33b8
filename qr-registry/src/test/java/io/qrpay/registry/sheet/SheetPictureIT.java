package io.qrpay.registry.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.local.quarkus.SimulatorResource;
import io.qrpay.registry.Camera;
import io.qrpay.registry.FakeImages;
import io.qrpay.registry.StoredQr;
import io.qrpay.vipps.qr.QrApi;
import io.qrpay.vipps.qr.QrImage;
import io.qrpay.vipps.qr.QrLocation;
import io.qrpay.vipps.qr.QrOutcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as a browser shows it, read by a camera; only where a Chromium is installed. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeImages.class)
class SheetPictureIT {
    private static final String MSN = "100002";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path PICTURES = Path.of("target/sheets").toAbsolutePath();

    @Inject
    QrApi vipps;

    @Inject
    DataSource database;

    @TestHTTPResource("/v1/sheets")
    URI sheets;

    @ParameterizedTest
    @ValueSource(ints = {50, 70, 100})
    void shouldShowEachCodeSoThatACameraCanReadIt(int label) throws Exception {
        // Given
        var chromium = chromium();
        assumeTrue(chromium.isPresent(), "no Chromium");
        var store = "oslo-" + UUID.randomUUID().toString().substring(0, 8);
        var contents =
                IntStream.rangeClosed(1, 3).mapToObj(till -> code(store, till)).toList();

        // When
        var picture = photograph(chromium.get(), URI.create(sheets + "?storeId=" + store + "&label=" + label), label);

        // Then
        assertThat(Camera.readAll(ImageIO.read(picture.toFile()))).containsExactlyInAnyOrderElementsOf(contents);
    }

    private String code(String store, int till) {
        var codeId = store + " kasse " + till;
        var location = "Kasse " + till + " ved inngangen";
        done(vipps.putCallback(MSN, codeId, new QrLocation(location, QrLocation.Category.IN_STORE)));
        var told = done(vipps.callback(MSN, codeId, new QrImage.Svg())).told();
        new StoredQr()
                .with("msn", MSN)
                .with("code_id", codeId)
                .with("store_id", store)
                .with("pos_id", "till-" + till)
                .with("location_description", location)
                .with("category", "IN_STORE")
                .with("image_url", told.imageUrl())
                .with("content", told.content())
                .in(database);
        return told.content();
    }

    private static <T> QrOutcome.Done<T> done(Uni<QrOutcome<T>> call) {
        return (QrOutcome.Done<T>) call.await().atMost(PATIENCE);
    }

    /** High enough for three labels below each other. */
    private static Path photograph(Path chromium, URI page, int label) throws IOException, InterruptedException {
        var picture = Files.createDirectories(PICTURES).resolve("label-" + label + ".png");
        Files.deleteIfExists(picture);
        var browser = new ProcessBuilder(List.of(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--force-device-scale-factor=1.5",
                        "--user-data-dir=" + PICTURES.resolve("chromium"),
                        "--window-size=794," + (300 + 14 * label),
                        "--screenshot=" + picture,
                        page.toString()))
                .redirectErrorStream(true)
                .redirectOutput(PICTURES.resolve("chromium.log").toFile())
                .start();
        try {
            assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            browser.destroyForcibly();
        }
        return picture;
    }

    private static Optional<Path> chromium() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
