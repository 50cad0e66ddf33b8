package io.qrpay.registry.onetime;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.qrpay.contracts.qr.QrState;
import io.qrpay.contracts.qr.QrStatus;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.local.quarkus.SimulatorResource;
import io.qrpay.local.simulator.LegacyShop;
import io.qrpay.local.simulator.LegacyShop.Begun;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers ask for codes of landing pages and show them. */
@QuarkusTest
@TestProfile(Impatient.class)
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
class MakingIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TestHTTPResource
    URI service;

    @ConfigProperty(name = SimulatorResource.URL)
    URI simulator;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private LegacyShop shop;

    @BeforeEach
    void open() {
        shop = new LegacyShop(simulator);
    }

    @AfterEach
    void close() {
        shop.mends();
        shop.letWait(600);
        shop.close();
    }

    @Test
    void shouldTellHowLongItIsGoodWhenACodeIsMade() {
        // Given
        var payment = shop.beginPayment("100001");

        // When
        var made = ask("\"storeId\":\"store-1\",\"posId\":\"pos-1\",\"chainId\":\"chain\",\"url\":\"%s\""
                .formatted(payment.url()));

        // Then
        String id = made.statusCode(201)
                .header("Location", startsWith("http"))
                .body("msn", equalTo("100001"))
                .body("posId", equalTo("pos-1"))
                .body("state", equalTo("SHOWN"))
                .body("final", equalTo(true))
                .body("expiresIn", allOf(greaterThan(590), lessThanOrEqualTo(600)))
                .body("image", endsWith("/image"))
                .body("$", not(hasKey("ecomOrderId")))
                .extract()
                .path("id");
        given().get("/v1/one-time-qrs/" + id).then().statusCode(200).body("id", equalTo(id));
    }

    @Test
    void shouldShowImageThoughVippsHandsItOutNoMore() {
        // Given
        var payment = shop.beginPayment("100001");
        String image = ask("\"msn\":\"100001\",\"format\":\"PNG\",\"size\":200,\"url\":\"%s\"".formatted(payment.url()))
                .statusCode(201)
                .extract()
                .path("image");
        shop.breaks("{\"kind\":\"STATUS\",\"operation\":\"QR_IMAGE\",\"status\":404}");

        // When
        var shown = given().get(image);

        // Then
        shown.then()
                .statusCode(200)
                .contentType("image/png")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", startsWith("default-src 'none'"));
        assertThat(shown.asByteArray()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(given().get(image).asByteArray()).isEqualTo(shown.asByteArray());
    }

    @Test
    void shouldShowNoImageWhenItsTimeIsOver() {
        // Given
        shop.letWait(2);
        var payment = shop.beginPayment("100001");

        // When
        String image = ask("\"msn\":\"100001\",\"url\":\"%s\"".formatted(payment.url()))
                .extract()
                .path("image");

        // Then
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        given().get(image).then().statusCode(410).body("type", equalTo("urn:qrpay:problem:qr-over")));
    }

    @Test
    void shouldTellOnceOfACodeThatIsNotFollowed() {
        // Given
        var payment = shop.beginPayment("100001");
        try (var topic = TopicReader.fromNow(broker, "qr.status.v1", QrStatus.class)) {

            // When
            String id = ask("\"msn\":\"100001\",\"url\":\"%s\"".formatted(payment.url()))
                    .extract()
                    .path("id");

            // Then
            var told = topic.first("100001/" + id, status -> true).value();
            assertThat(told.state()).isEqualTo(QrState.SHOWN);
            assertThat(told.isFinal()).isTrue();
            assertThat(told.codeId()).isNull();
            try (var listener = new Listener(service, id, -1)) {
                await().atMost(PATIENCE).until(listener::isOver);
                assertThat(listener.states()).containsExactly("SHOWN");
            }
            assertThat(shop.looks(payment)).isZero();
        }
    }

    @Test
    void shouldNameEachFieldThatIsWrongBeforeAnyCall() {
        // Given
        shop.breaks("{\"kind\":\"LOST_REQUEST\",\"operation\":\"ONE_TIME_QR\"}");

        // When
        var refused =
                ask("\"storeId\":\"nowhere\",\"url\":\"ftp://shop\",\"ecomOrderId\":\"a b\",\"agreementId\":\"agr_1\","
                        + "\"size\":99,\"format\":\"GIF\",\"posId\":\"\",\"colour\":\"red\"");

        // Then
        refused.statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:qrpay:problem:invalid-qr"))
                .body(
                        "errors.name",
                        containsInAnyOrder(
                                "/storeId",
                                "/url",
                                "/ecomOrderId",
                                "/agreementId",
                                "/size",
                                "/format",
                                "/posId",
                                "/colour"));
        ask("").statusCode(400).body("errors.name", containsInAnyOrder("/storeId", "/url"));
        ask("\"msn\":\"999999\",\"size\":100,\"url\":\"https://vipps\"")
                .statusCode(400)
                .body("errors.name", containsInAnyOrder("/msn", "/size"));
        given().contentType("application/json")
                .body("[]")
                .post("/v1/one-time-qrs")
                .then()
                .statusCode(400)
                .body("errors.name", hasItem("/"));
    }

    @Test
    void shouldRefuseWhenVippsMakesNoCodeOfThePage() {
        // When
        var refused = ask("\"msn\":\"100001\",\"url\":\"https://landing.example/?token=secret-of-somebody\"");

        // Then
        refused.statusCode(422).body("type", equalTo("urn:qrpay:problem:one-time-qr-refused"));
        assertThat(refused.extract().asString()).doesNotContain("secret-of-somebody");
    }

    @Test
    void shouldAskToComeBackWhenVippsIsAway() {
        // Given
        var payment = shop.beginPayment("100001");
        shop.breaks("{\"kind\":\"STATUS\",\"operation\":\"ONE_TIME_QR\",\"status\":500}");

        // When
        var refused = ask("\"msn\":\"100001\",\"url\":\"%s\"".formatted(payment.url()));

        // Then
        refused.statusCode(503).header("Retry-After", "2").body("type", equalTo("urn:qrpay:problem:vipps-unavailable"));
    }

    @Test
    void shouldFollowOnceWhenTheSameIsAskedForTwice() {
        // Given
        var payment = shop.beginPayment("100002");
        var first = askFor(payment).statusCode(201);

        // When
        var second = askFor(payment);

        // Then
        second.statusCode(200)
                .body("id", equalTo(first.extract().path("id")))
                .body("ecomOrderId", equalTo(payment.id()));
        end(payment, first.extract().path("id"));
        askFor(shop.beginPayment("100002")).statusCode(201);
    }

    @Test
    void shouldFollowOnceWhenTheSameIsAskedForByManyAtOnce() {
        // Given
        var payment = shop.beginPayment("100002");

        // When
        var asked = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> askFor(payment).extract())
                .toList();

        // Then
        assertThat(asked)
                .extracting(answer -> answer.<String>path("id"))
                .containsOnly(asked.getFirst().<String>path("id"));
        assertThat(asked)
                .extracting(answer -> answer.statusCode())
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        end(payment, asked.getFirst().path("id"));
    }

    @Test
    void shouldRefuseToFollowMoreThanItMay() {
        // Given
        var followed =
                IntStream.range(0, 3).mapToObj(i -> shop.beginPayment("100002")).toList();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> followed.stream()
                        .allMatch(payment -> askFor(payment).extract().statusCode() < 400));

        // When
        var more = askFor(shop.beginPayment("100002"));

        // Then
        more.statusCode(503).body("type", equalTo("urn:qrpay:problem:too-busy")).header("Retry-After", "2");
        ask("\"msn\":\"100002\",\"url\":\"%s\""
                        .formatted(shop.beginPayment("100002").url()))
                .statusCode(201);
        followed.forEach(payment -> end(payment, askFor(payment).extract().path("id")));
    }

    @Test
    void shouldNotKnowAnIdOfNobody() {
        // Given
        var id = UUID.randomUUID();

        // Then
        for (var path : List.of("", "/image", "/events")) {
            given().get("/v1/one-time-qrs/" + id + path)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("urn:qrpay:problem:unknown-qr"));
        }
    }

    private void end(Begun payment, String id) {
        shop.customerDoes("approve", payment);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> given().get("/v1/one-time-qrs/" + id).then().body("final", equalTo(true)));
    }

    private static ValidatableResponse askFor(Begun payment) {
        return ask(
                "\"storeId\":\"store-2\",\"url\":\"%s\",\"ecomOrderId\":\"%s\"".formatted(payment.url(), payment.id()));
    }

    private static ValidatableResponse ask(String members) {
        return given().contentType("application/json")
                .body("{" + members + "}")
                .post("/v1/one-time-qrs")
                .then();
    }
}
