package io.qrpay.registry.code;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.local.quarkus.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Editors ask for codes, list, change and delete them. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
class EditingIT {
    private final String codeId = "code-" + UUID.randomUUID();

    @Test
    void shouldTakeACodeOnceWhenItIsAskedForTwice() {
        // Given
        var first = create(redirect("https://shop.example/a")).statusCode(201);

        // When
        var second = create(redirect("https://shop.example/a"));

        // Then
        second.statusCode(200)
                .header("ETag", first.extract().header("ETag"))
                .body("id", equalTo(first.extract().path("id")))
                .body("msn", equalTo("100001"))
                .body("edition", equalTo(1))
                .body("$", not(hasKey("failure")));
    }

    @Test
    void shouldSayWhichCodeHoldsTheIdWhenAnotherIsAskedFor() {
        // Given
        String id = create(redirect("https://shop.example/a")).extract().path("id");

        // When
        var other = create(redirect("https://shop.example/b"));

        // Then
        other.statusCode(409)
                .body("type", equalTo("urn:qrpay:problem:qr-exists"))
                .body("detail", equalTo("/v1/qrs/" + id + ": It is wanted otherwise; edit it instead."));
    }

    @Test
    void shouldNameEachFieldThatIsWrong() {
        // When
        var refused = create("""
                {"kind":"REDIRECT","storeId":"nowhere","codeId":"a/b","redirectUrl":"http://shop.example","ttl":299,
                 "category":"IN_STORE","colour":"red"}""");

        // Then
        refused.statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:qrpay:problem:invalid-qr"))
                .body(
                        "errors.name",
                        hasItems("/storeId", "/codeId", "/redirectUrl", "/ttl", "/category", "/chainId", "/colour"))
                .body("errors", hasSize(7));
    }

    @Test
    void shouldNameWhatACallbackLacks() {
        // When
        var refused = create("""
                {"kind":"CALLBACK","storeId":"store-1","chainId":"chain","codeId":"%s","redirectUrl":"https://shop.example"}""".formatted(codeId));

        // Then
        refused.statusCode(400).body("errors.name", hasItems("/locationDescription", "/redirectUrl"));
    }

    @Test
    void shouldKeepTheSecondEditorFromOverwritingTheFirst() {
        // Given
        var created = create(redirect("https://shop.example/a"));
        String id = created.extract().path("id");
        var seen = created.extract().header("ETag");
        change(id, seen, redirect("https://shop.example/first")).statusCode(200);

        // When
        var second = change(id, seen, redirect("https://shop.example/second"));

        // Then
        second.statusCode(412).body("type", equalTo("urn:qrpay:problem:qr-edited"));
        one(id).body("redirectUrl", equalTo("https://shop.example/first")).body("edition", equalTo(2));
    }

    @Test
    void shouldWantTheEditionThatWasSeen() {
        // Given
        String id = create(redirect("https://shop.example/a")).extract().path("id");

        // When
        var unseen = given().body(redirect("https://shop.example/b"))
                .contentType("application/json")
                .put("/v1/qrs/" + id);

        // Then
        unseen.then().statusCode(428).body("type", equalTo("urn:qrpay:problem:edition-missing"));
    }

    @Test
    void shouldRefuseToChangeWhatMakesTheCode() {
        // Given
        var created = create(redirect("https://shop.example/a"));

        // When
        var refused = change(created.extract().path("id"), created.extract().header("ETag"), """
                {"kind":"CALLBACK","msn":"100002","codeId":"other","chainId":"chain","redirectUrl":"https://shop.example"}""");

        // Then
        refused.statusCode(400).body("errors.name", hasItems("/kind", "/msn", "/codeId"));
    }

    @Test
    void shouldDeleteOnlyWhenItIsConfirmed() {
        // Given
        var created = create(redirect("https://shop.example/a"));
        String id = created.extract().path("id");
        var seen = created.extract().header("ETag");

        // When
        var unconfirmed = given().header("If-Match", seen).delete("/v1/qrs/" + id);
        var confirmed =
                given().header("If-Match", seen).queryParam("confirm", codeId).delete("/v1/qrs/" + id);

        // Then
        unconfirmed.then().statusCode(400).body("type", equalTo("urn:qrpay:problem:deletion-not-confirmed"));
        confirmed.then().statusCode(202).body("deleting", equalTo(true));
    }

    @Test
    void shouldTurnThePagesWithoutLossOrRepeat() {
        // Given
        var store = "store-" + UUID.randomUUID();
        var wanted = IntStream.range(0, 7)
                .mapToObj(i -> create("""
                        {"kind":"CALLBACK","msn":"100001","storeId":"%s","posId":"pos-%d","chainId":"chain","codeId":"%s-%d",
                         "locationDescription":"Till %d"}""".formatted(store, i % 2, codeId, i, i))
                        .extract()
                        .<String>path("id"))
                .toList();

        // When
        var page = list("storeId=" + store + "&limit=3");
        var ids = new ArrayList<String>(page.extract().path("qrs.id"));
        while (page.extract().path("next") != null) {
            page = list("storeId=" + store + "&limit=3&cursor=" + page.extract().path("next"));
            ids.addAll(page.extract().path("qrs.id"));
        }

        // Then
        Assertions.assertThat(ids).containsExactlyInAnyOrderElementsOf(wanted);
        list("storeId=" + store + "&posId=pos-1&kind=CALLBACK")
                .body("qrs", hasSize(3))
                .body("next", nullValue());
        list("storeId=" + store + "&kind=REDIRECT").body("qrs", hasSize(0));
        list("storeId=" + store + "&chainId=chain&msn=100001").body("qrs", hasSize(7));
        list("storeId=" + store + "&chainId=another").body("qrs", hasSize(0));
        list("storeId=" + store + "&state=DELETED").body("qrs", hasSize(0));
    }

    @Test
    void shouldNameTheParameterThatIsWrong() {
        // When
        var refused = given().get("/v1/qrs?limit=201&kind=STICKER&cursor=x");

        // Then
        refused.then()
                .statusCode(400)
                .body("type", equalTo("urn:qrpay:problem:invalid-query"))
                .body("errors.name", hasItems("limit", "kind", "cursor"));
    }

    @Test
    void shouldNotKnowAnIdOfNobody() {
        // When
        var unknown = given().get("/v1/qrs/" + UUID.randomUUID());

        // Then
        unknown.then().statusCode(404).body("type", equalTo("urn:qrpay:problem:unknown-qr"));
    }

    private String redirect(String url) {
        return """
                {"kind":"REDIRECT","storeId":"store-1","posId":"pos-1","chainId":"chain","codeId":"%s","redirectUrl":"%s"}""".formatted(codeId, url);
    }

    private static ValidatableResponse create(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/qrs")
                .then();
    }

    private static ValidatableResponse change(String id, String seen, String body) {
        return given().contentType("application/json")
                .header("If-Match", seen)
                .body(body)
                .put("/v1/qrs/" + id)
                .then();
    }

    private static ValidatableResponse one(String id) {
        return given().get("/v1/qrs/" + id).then().statusCode(200);
    }

    private static ValidatableResponse list(String query) {
        return given().get("/v1/qrs?" + query).then().statusCode(200);
    }
}
