package io.qrpay.registry;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.hamcrest.Matcher;

/** Somebody of the chain who edits codes over REST. */
public final class Editor {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Editor() {}

    public static String redirect(String store, String codeId, String target) {
        return """
                {"kind":"REDIRECT","storeId":"%s","posId":"pos-1","chainId":"chain","codeId":"%s","redirectUrl":"%s"}""".formatted(store, codeId, target);
    }

    public static String printed(String kind, String store, String codeId, String location) {
        return """
                {"kind":"%s","storeId":"%s","posId":"pos-1","chainId":"chain","codeId":"%s","locationDescription":"%s"}""".formatted(kind, store, codeId, location);
    }

    public static ValidatableResponse create(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/qrs")
                .then();
    }

    /** A new code's id. */
    public static String created(String body) {
        return create(body).statusCode(201).extract().path("id");
    }

    /** With whatever edition there is. */
    public static ValidatableResponse change(String id, String body) {
        return given().contentType("application/json")
                .header("If-Match", one(id).extract().header("ETag"))
                .body(body)
                .put("/v1/qrs/" + id)
                .then()
                .statusCode(200);
    }

    public static ValidatableResponse delete(String id) {
        var seen = one(id).extract();
        return given().header("If-Match", seen.header("ETag"))
                .queryParam("confirm", seen.<String>path("codeId"))
                .delete("/v1/qrs/" + id)
                .then()
                .statusCode(202);
    }

    public static ValidatableResponse one(String id) {
        return given().get("/v1/qrs/" + id).then().statusCode(200);
    }

    /** Waits until a member of the code is as wished. */
    public static void awaitOne(String id, String member, Matcher<?> wish) {
        await().atMost(PATIENCE).untilAsserted(() -> one(id).body(member, wish));
    }

    public static void awaitState(String id, String state) {
        awaitOne(id, "state", equalTo(state));
    }
}
