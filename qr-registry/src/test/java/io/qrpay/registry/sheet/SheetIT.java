package io.qrpay.registry.sheet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.local.quarkus.SimulatorResource;
import io.qrpay.registry.FakeImages;
import io.qrpay.registry.StoredQr;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of labels, read as text. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(FakeImages.class)
class SheetIT {
    private final String chain = "chain-" + UUID.randomUUID();
    private final String store = "store-" + UUID.randomUUID();

    @Inject
    DataSource database;

    @ParameterizedTest
    @ValueSource(ints = {50, 70, 100})
    void shouldShowACodeWithItsStoreTillAndLocation(int label) {
        // Given
        var id = code().with("pos_id", "till-7")
                .with("location_description", "Kasse 7 ved inngangen")
                .in(database);

        // When
        var page = sheet("storeId=" + store + "&label=" + label);

        // Then
        page.then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        allOf(
                                startsWith("default-src 'none';"),
                                not(containsString("unsafe")),
                                not(containsString("script"))));
        assertThat(page.asString())
                .contains("class=\"label-" + label + "\"", "qrs/" + id + "/image?format=svg&amp;quietZone=4")
                .contains("Kasse 7 ved inngangen", "<span>Store " + store + "</span>", "<span>Till till-7</span>")
                .doesNotContain("<script", "style=", "Not on this sheet", "To be replaced");
    }

    @Test
    void shouldFetchItsImageAndStyleFromWhereThePageSays() {
        // Given
        code().with("image_url", FakeImages.svg("/" + store, "<svg viewBox='0 0 1 1'></svg>"))
                .in(database);
        var page = sheet("storeId=" + store).asString();

        // When
        var image = given().urlEncodingEnabled(false).get("/v1/" + first("<img src=\"([^\"]*)\"", page));
        var style = given().get("/v1/" + first("rel=\"stylesheet\" href=\"([^\"]*)\"", page));

        // Then
        image.then().statusCode(200).contentType("image/svg+xml");
        style.then().statusCode(200).contentType(startsWith("text/css"));
    }

    @Test
    void shouldEscapeEachText() {
        // Given
        var evil = "<b onclick=\"x\">&'";
        code().with("location_description", evil).with("code_id", evil + store).in(database);
        code().with("location_description", evil)
                .with("code_id", evil + 2 + store)
                .with("state", "FAILED")
                .with("failure_code", "INVALID")
                .with("failure_detail", evil)
                .in(database);

        // When
        var page = sheet("storeId=" + store).asString();

        // Then
        assertThat(page).doesNotContain("<b ", evil).contains("&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;");
    }

    @Test
    void shouldNameWhatCannotBePrinted() {
        // Given
        var printed = code().with("reprint", true).in(database);
        code().with("state", "WANTED").with("location_description", "Wanted").in(database);
        code().with("state", "WANTED")
                .with("deleting", true)
                .with("location_description", "Going")
                .in(database);
        code().with("state", "DELETED")
                .with("deleting", true)
                .with("location_description", "Dead")
                .in(database);
        code().with("state", "FAILED")
                .with("failure_code", "CONFLICT")
                .with("failure_detail", "Taken by another.")
                .with("location_description", "Refused")
                .in(database);
        code().with("state", "DRIFTED")
                .with("failure_code", "CHANGED")
                .with("location_description", "Other")
                .in(database);
        code().with("expires_at", Timestamp.from(Instant.now().minusSeconds(1)))
                .with("location_description", "Over")
                .in(database);
        code().without("image_url").with("location_description", "Unseen").in(database);

        // When
        var page = sheet("storeId=" + store + "&storeId=nowhere").asString();

        // Then
        assertThat(Pattern.compile("qrs/([0-9a-f-]+)/image")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactly(printed.toString());
        assertThat(page)
                .containsPattern("(?s)To be replaced.*Till 1</strong>.*Not on this sheet")
                .containsPattern("Wanted</strong>.*Vipps does not have it as wanted yet\\.")
                .containsPattern("Going</strong>.*It is being deleted\\.")
                .containsPattern("Dead</strong>.*what is printed of it never works again\\.")
                .containsPattern("Refused</strong>.*<td>Taken by another\\.<")
                .containsPattern("Other</strong>.*changed or deleted at Vipps: CHANGED\\.")
                .containsPattern("Over</strong>.*Its time is over\\.")
                .containsPattern("Unseen</strong>.*no image")
                .contains("Store nowhere has no code");
    }

    @Test
    void shouldKeepToTheChainAndTheKind() {
        // Given
        var here = code().in(database);
        code().with("chain_id", "chain-" + UUID.randomUUID()).in(database);
        code().with("kind", "REDIRECT").in(database);

        // When
        var page = sheet("storeId=" + store + "&chainId=" + chain + "&kind=CALLBACK")
                .asString();

        // Then
        assertThat(page).contains("Labels: 1, 50 mm wide", here.toString());
    }

    @Test
    void shouldGiveEachStoreItsOwnPages() {
        // Given
        code().with("store_id", store + "-b").with("pos_id", "10").in(database);
        code().with("store_id", store + "-a").in(database);
        code().with("store_id", store + "-b").with("pos_id", "2").in(database);
        code().without("store_id").in(database);

        // When
        var page = sheet("chainId=" + chain).asString();

        // Then
        assertThat(Pattern.compile("<h1>Store " + store + "-(.)|<h1>(No store)|<span>Till (.+)<")
                        .matcher(page)
                        .results()
                        .map(MatchResult::group))
                .map(text -> text.replace(store + "-", ""))
                .containsExactly("<h1>Store a", "<h1>Store b", "<span>Till 2<", "<span>Till 10<", "<h1>No store");
    }

    @Test
    void shouldRefuseMoreThanAPrinterShouldBeGiven() {
        // Given
        StoredQr.write(database, Stream.generate(this::code).limit(2_000).toList());
        var most = sheet("chainId=" + chain);
        code().in(database);

        // When
        var more = sheet("chainId=" + chain);

        // Then
        most.then().statusCode(200).body(containsString("Labels: 2000"));
        more.then().statusCode(400).body("type", equalTo("urn:qrpay:problem:too-many-qrs"));
    }

    @ParameterizedTest
    @CsvSource({
        "label=50, storeId",
        "storeId=oslo/1, storeId",
        "storeId=oslo-1&chainId=a/b, chainId",
        "storeId=oslo-1&kind=ONE_TIME, kind",
        "storeId=oslo-1&label=60, label"
    })
    void shouldNameTheParameterThatIsWrong(String query, String name) {
        sheet(query)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:qrpay:problem:invalid-query"))
                .body("errors.name", hasItems(name));
    }

    private StoredQr code() {
        return new StoredQr()
                .with("chain_id", chain)
                .with("store_id", store)
                .with("image_url", "https://qr.vipps.no/generate/qr.svg");
    }

    private static Response sheet(String query) {
        return given().get("/v1/sheets?" + query);
    }

    private static String first(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .findFirst()
                .orElseThrow();
    }
}
