package io.qrpay.registry.image;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.local.quarkus.SimulatorResource;
import io.qrpay.qrdrawing.QrDrawing;
import io.qrpay.registry.Camera;
import io.qrpay.registry.FakeImages;
import io.qrpay.registry.StoredQr;
import io.qrpay.vipps.qr.CallbackQr;
import io.qrpay.vipps.qr.QrApi;
import io.qrpay.vipps.qr.QrImage;
import io.qrpay.vipps.qr.QrLocation;
import io.qrpay.vipps.qr.QrOutcome;
import io.qrpay.vipps.qr.RedirectQr;
import io.qrpay.vipps.qr.RedirectToCreate;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of codes that a simulated Vipps has, and of some that it serves badly. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeImages.class)
class ImageIT {
    private static final String MSN = "100001";
    private static final String SOMEWHERE = "https://shop.example/kundeklubb";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String codeId = "Kasse æøå 50%+ " + UUID.randomUUID();
    private final String path = "/" + UUID.randomUUID();

    @Inject
    QrApi vipps;

    @Inject
    DataSource database;

    @ConfigProperty(name = SimulatorResource.URL)
    String simulator;

    @Test
    void shouldPutWhiteRoundTheVendorsSvg() throws Exception {
        // Given
        var told = callback();
        var id = stored(told).in(database);

        // When
        var image = image(id, "");

        // Then
        image.then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .header("ETag", notNullValue())
                .header("Cache-Control", "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("sandbox"));
        assertThat(image.asString())
                .contains("viewBox=\"0 0 33 33\"", "<svg x=\"4\" y=\"4\" width=\"25\" height=\"25\"");
        assertThat(Camera.read(Camera.rasterised(image.asString()))).isEqualTo(told.content());
    }

    @ParameterizedTest
    @CsvSource({"132, 4, 100", "400, 4, 303", "1024, 2, 882", "2000, 0, 2000", "2000, 16, 877"})
    void shouldPutWhiteRoundTheVendorsPng(int size, int quietZone, int code) throws Exception {
        // Given
        var told = callback();
        var id = stored(told).in(database);

        // When
        var image = image(id, "format=png&size=" + size + "&quietZone=" + quietZone);

        // Then
        image.then().statusCode(200).contentType("image/png");
        var picture = Camera.picture(image.asByteArray());
        assertThat(picture.getWidth()).isEqualTo(size);
        assertThat(picture.getHeight()).isEqualTo(size);
        var border = (size - code) / 2;
        assertThat(picture.getRGB(Math.max(0, border - 1), size / 2) & 0xffffff).isEqualTo(0xffffff);
        assertThat(Camera.read(picture)).isEqualTo(told.content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "format=PNG"})
    void shouldShowARedirectThatLeadsToItsTarget(String form) throws Exception {
        // Given
        var told = redirect();
        var id = stored(told).in(database);

        // When
        var image = image(id, form);

        // Then
        var content = form.isEmpty()
                ? Camera.read(Camera.rasterised(image.asString()))
                : Camera.read(Camera.picture(image.asByteArray()));
        given().redirects().follow(false).get(content).then().header("Location", SOMEWHERE);
    }

    @Test
    void shouldSayThatItIsTheSameWhenItIs() {
        // Given
        var id = stored(callback()).in(database);
        var tag = image(id, "").header("ETag");

        // When
        var again = given().header("If-None-Match", tag).get("/v1/qrs/" + id + "/image");
        var other = given().header("If-None-Match", tag).get("/v1/qrs/" + id + "/image?quietZone=5");

        // Then
        again.then().statusCode(304).header("ETag", tag).header("Cache-Control", "private, no-cache");
        other.then().statusCode(200);
    }

    @Test
    void shouldFetchAnImageOnceUntilItIsElsewhere() {
        // Given
        var id = new StoredQr()
                .with("image_url", FakeImages.svg(path + "/1", QrDrawing.svg("one")))
                .in(database);
        var first = image(id, "").asString();
        image(id, "");
        var askedAtFirst = FakeImages.asked(path + "/1");

        // When
        StoredQr.change(database, id, "image_url", FakeImages.svg(path + "/2", QrDrawing.svg("two")));
        var second = image(id, "").asString();

        // Then
        assertThat(askedAtFirst).isEqualTo(1);
        assertThat(FakeImages.asked(path + "/2")).isEqualTo(1);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void shouldAskWhereTheImageIsWhenTheVendorHasMovedIt() throws Exception {
        // Given
        var told = callback();
        var id = stored(told).in(database);
        given().post(simulator + "/simulator/qrs/rotate-image-urls").then().statusCode(204);

        // When
        var image = image(id, "");

        // Then
        image.then().statusCode(200);
        assertThat(Camera.read(Camera.rasterised(image.asString()))).isEqualTo(told.content());
    }

    @Test
    void shouldDrawWhatTheChainHasTheApprovalFor() throws Exception {
        // Given
        var content = "https://qr.vipps.no/28/2/01/031/4712345678?v=1";
        var id = new StoredQr()
                .with("chain_id", FakeImages.OWN_DESIGN)
                .with("content", content)
                .with("image_url", FakeImages.svg(path, "<svg viewBox='0 0 1 1'></svg>"))
                .in(database);

        // When
        var svg = image(id, "quietZone=6").asString();
        var png = image(id, "format=png&size=500").asByteArray();

        // Then
        assertThat(Camera.read(Camera.rasterised(svg))).isEqualTo(content);
        assertThat(Camera.read(Camera.picture(png))).isEqualTo(content);
        assertThat(FakeImages.asked(path)).isZero();
    }

    @Test
    void shouldShowTheVendorsImageWhenItIsNotKnownWhatTheCodeHolds() {
        // Given
        var id = new StoredQr()
                .with("chain_id", FakeImages.OWN_DESIGN)
                .with("image_url", FakeImages.svg(path, "<svg viewBox='0 0 1 1'><!-- the vendor's --></svg>"))
                .in(database);

        // When
        var image = image(id, "");

        // Then
        image.then().statusCode(200);
        assertThat(image.asString()).contains("the vendor's");
    }

    @Test
    void shouldNotDrawWhatTheChainHasNoApprovalFor() {
        // Given
        var id = new StoredQr()
                .with("content", "https://qr.vipps.no/1")
                .with("image_url", FakeImages.svg(path, "<svg viewBox='0 0 1 1'><!-- the vendor's --></svg>"))
                .in(database);

        // When
        var image = image(id, "quietZone=0");

        // Then
        assertThat(image.asString()).isEqualTo("<svg viewBox='0 0 1 1'><!-- the vendor's --></svg>");
    }

    @Test
    void shouldSayWhyThereIsNone() {
        var url = FakeImages.svg(path, QrDrawing.svg("dead"));
        var notYet = new StoredQr().with("state", "WANTED").in(database);
        var deleted = new StoredQr()
                .with("state", "DELETED")
                .with("deleting", true)
                .with("image_url", url)
                .in(database);
        var goingAway = new StoredQr()
                .with("state", "WANTED")
                .with("deleting", true)
                .with("image_url", url)
                .in(database);
        var expired = new StoredQr()
                .with("image_url", url)
                .with("expires_at", Timestamp.from(Instant.now().minusSeconds(1)))
                .in(database);

        assertProblem(image(UUID.randomUUID(), ""), 404, "unknown-qr");
        assertProblem(image(notYet, ""), 404, "no-qr-yet");
        assertProblem(image(deleted, ""), 410, "qr-deleted");
        assertProblem(image(goingAway, ""), 410, "qr-deleted");
        assertProblem(image(expired, ""), 410, "qr-over");
        assertThat(FakeImages.asked(path)).isZero();
    }

    @Test
    void shouldNotPassOnWhatIsNoImageOfTheVendors() {
        var svg = QrDrawing.svg("secret");
        FakeImages.svg(path + "/elsewhere", svg);
        var elsewhere = FakeImages.forbidden(path + "/elsewhere");

        assertUnavailable(FakeImages.put(path + "/500", 500, "text/plain", new byte[0]));
        assertUnavailable(FakeImages.put(path + "/html", 200, "text/html", svg.getBytes()));
        assertUnavailable(FakeImages.put(path + "/large", 200, "image/svg+xml", new byte[1_048_577]));
        assertUnavailable(FakeImages.put(path + "/broken", 200, "image/svg+xml", "no svg".getBytes()));
        assertUnavailable(FakeImages.put(path + "/never", 0, "image/svg+xml", new byte[0]));
        assertUnavailable(FakeImages.redirect(path + "/redirect", elsewhere));
        assertUnavailable(elsewhere);
        assertUnavailable("http://localhost@" + elsewhere.substring("http://".length()));
        assertUnavailable("not an address");
        assertUnavailable(FakeImages.put(path + "/gone", 404, "text/plain", new byte[0]));
        assertThat(FakeImages.asked(path + "/elsewhere")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "format=gif, format",
        "format=png&size=99, size",
        "format=png&size=2001, size",
        "format=png&size=131, size",
        "format=png&size=large, size",
        "format=svg&size=400, size",
        "size=400, size",
        "quietZone=-1, quietZone",
        "quietZone=17, quietZone"
    })
    void shouldNameTheParameterThatIsWrong(String query, String name) {
        image(UUID.randomUUID(), query)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:qrpay:problem:invalid-query"))
                .body("errors.name", containsInAnyOrder(name));
    }

    private void assertUnavailable(String url) {
        var id = new StoredQr().with("image_url", url).in(database);
        var image = image(id, "");
        assertProblem(image, 503, "qr-unavailable");
        image.then().header("Retry-After", "2");
    }

    private static void assertProblem(Response answer, int status, String type) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:qrpay:problem:" + type));
    }

    private static Response image(UUID id, String query) {
        return given().get("/v1/qrs/" + id + "/image" + (query.isEmpty() ? "" : "?" + query));
    }

    private CallbackQr callback() {
        done(vipps.putCallback(MSN, codeId, new QrLocation("Till 1", QrLocation.Category.IN_STORE)));
        return told(vipps.callback(MSN, codeId, new QrImage.Svg()));
    }

    private RedirectQr redirect() {
        return told(vipps.createRedirect(MSN, new RedirectToCreate(codeId, SOMEWHERE, null), new QrImage.Svg()));
    }

    private StoredQr stored(CallbackQr told) {
        return new StoredQr()
                .with("msn", MSN)
                .with("code_id", codeId)
                .with("image_url", told.imageUrl())
                .with("content", told.content());
    }

    private StoredQr stored(RedirectQr told) {
        return new StoredQr()
                .with("kind", "REDIRECT")
                .with("msn", MSN)
                .with("code_id", codeId)
                .with("image_url", told.imageUrl())
                .with("redirect_url", SOMEWHERE);
    }

    private static <T> T told(Uni<QrOutcome<T>> call) {
        return done(call).told();
    }

    private static <T> QrOutcome.Done<T> done(Uni<QrOutcome<T>> call) {
        return (QrOutcome.Done<T>) call.await().atMost(PATIENCE);
    }
}
