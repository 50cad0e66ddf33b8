package io.qrpay.registry.sync;

import static io.qrpay.registry.Editor.awaitOne;
import static io.qrpay.registry.Editor.awaitState;
import static io.qrpay.registry.Editor.change;
import static io.qrpay.registry.Editor.create;
import static io.qrpay.registry.Editor.created;
import static io.qrpay.registry.Editor.delete;
import static io.qrpay.registry.Editor.one;
import static io.qrpay.registry.Editor.printed;
import static io.qrpay.registry.Editor.redirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.contracts.ContractExamples;
import io.qrpay.contracts.qr.QrState;
import io.qrpay.contracts.qr.QrStatus;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.quarkus.LocalStack;
import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.local.quarkus.SimulatorResource;
import io.qrpay.registry.Hurry;
import io.qrpay.registry.SimulatedQrs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chain wishes comes to be at Vipps. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(Hurry.class)
class AligningIT {
    private static final String MSN = "100001";
    private static final String STORE = "store-1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SimulatedQrs vipps = new SimulatedQrs();
    private final String codeId = "kode æøå 100%+ " + UUID.randomUUID();

    @AfterEach
    void mend() {
        vipps.works();
    }

    @Test
    void shouldMakeARedirectThatLeadsWhereItIsWished() {
        // When
        var id = created(redirect(STORE, codeId, "https://shop.example/a"));

        // Then
        awaitState(id, "IN_SYNC");
        assertThat(redirectAtVipps().path("redirectUrl").asText()).isEqualTo("https://shop.example/a");
        one(id).body("image", equalTo("/v1/qrs/" + id + "/image")).body("syncedAt", notNullValue());
    }

    @Test
    void shouldMakeARedirectThatEndsWhenItHasATimeToLive() {
        // When
        var id = created("""
                {"kind":"REDIRECT","msn":"%s","chainId":"chain","codeId":"%s","redirectUrl":"https://shop.example","ttl":300}""".formatted(MSN, codeId));

        // Then
        awaitState(id, "IN_SYNC");
        one(id).body("expiresAt", notNullValue());
    }

    @Test
    void shouldSendToAnotherTargetOnTheSamePrint() {
        // Given
        var id = created(redirect(STORE, codeId, "https://shop.example/a"));
        awaitState(id, "IN_SYNC");
        var print = redirectAtVipps().path("content").asText();

        // When
        change(id, redirect(STORE, codeId, "https://shop.example/b")).body("state", equalTo("WANTED"));

        // Then
        awaitState(id, "IN_SYNC");
        assertThat(redirectAtVipps().path("redirectUrl").asText()).isEqualTo("https://shop.example/b");
        assertThat(redirectAtVipps().path("content").asText()).isEqualTo(print);
        one(id).body("reprint", equalTo(false));
    }

    @Test
    void shouldCallVippsForNothingThatVippsDoesNotKnow() {
        // Given
        var id = created(redirect(STORE, codeId, "https://shop.example/a"));
        awaitState(id, "IN_SYNC");

        // When
        change(id, """
                {"chainId":"chain","storeId":"store-2","posId":"pos-9","redirectUrl":"https://shop.example/a"}""");

        // Then
        one(id).body("state", equalTo("IN_SYNC")).body("edition", equalTo(2)).body("storeId", equalTo("store-2"));
        assertThat(redirectAtVipps().at("/writes/changed").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CALLBACK", "MOBILEPAY"})
    void shouldPutACallbackCodeAndMoveIt(String kind) {
        // Given
        var id = created(printed(kind, STORE, codeId, "Kasse 1"));
        awaitState(id, "IN_SYNC");
        var content = callbackAtVipps().path("content").asText();
        one(id).body("content", equalTo(content)).body("category", equalTo("IN_STORE"));

        // When
        change(id, "{\"chainId\":\"chain\",\"locationDescription\":\"Kasse 2\",\"category\":\"VENDING\"}");

        // Then
        awaitState(id, "IN_SYNC");
        assertThat(callbackAtVipps().path("locationDescription").asText()).isEqualTo("Kasse 2");
        assertThat(callbackAtVipps().path("category").asText()).isEqualTo("VENDING");
        one(id).body("content", equalTo(content)).body("reprint", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REDIRECT", "CALLBACK", "MOBILEPAY"})
    void shouldDeleteForGoodAndFreeTheId(String kind) {
        // Given
        var wish = wish(kind);
        var id = created(wish);
        awaitState(id, "IN_SYNC");

        // When
        delete(id);

        // Then
        awaitState(id, "DELETED");
        assertThat(atVipps(kind.equals("REDIRECT") ? "redirect" : "callback")
                        .path("there")
                        .asBoolean())
                .isFalse();
        var second = created(wish);
        assertThat(second).isNotEqualTo(id);
        awaitState(second, "IN_SYNC");
    }

    @Test
    void shouldNotAskVippsToDeleteWhatItNeverHad() {
        // Given
        vipps.breaks("""
                {"kind":"STATUS","operation":"TOKEN","status":503}""");
        var id = created(redirect("store-2", codeId, "https://shop.example/a"));

        // When
        delete(id);

        // Then
        vipps.works();
        awaitState(id, "DELETED");
    }

    @Test
    void shouldTakeTheCodeAsItsOwnWhenTheAnswerWasLost() {
        // Given
        vipps.breaks("""
                {"kind":"LOST_ANSWER","operation":"REDIRECT_CREATE","msn":"%s","count":1}""".formatted(MSN));

        // When
        var id = created(redirect(STORE, codeId, "https://shop.example/a"));

        // Then
        awaitState(id, "IN_SYNC");
        assertThat(vipps.hits()).isEqualTo(1);
        assertThat(redirectAtVipps().at("/writes/created").asInt()).isEqualTo(1);
        one(id).body("reprint", equalTo(false));
    }

    @Test
    void shouldMakeItAsWishedWhenSomebodyElseMadeItBefore() {
        // Given
        vipps.createRedirect(MSN, codeId, "https://elsewhere.example");

        // When
        var id = created(redirect(STORE, codeId, "https://shop.example/a"));

        // Then
        awaitState(id, "IN_SYNC");
        assertThat(redirectAtVipps().path("redirectUrl").asText()).isEqualTo("https://shop.example/a");
    }

    @ParameterizedTest
    @CsvSource({
        "REDIRECT_CREATE, REDIRECT, 400, HTTP_400",
        "REDIRECT_CREATE, REDIRECT, 415, HTTP_415",
        "CALLBACK_PUT, CALLBACK, 400, HTTP_400",
        "CALLBACK_PUT, CALLBACK, 403, HTTP_403",
        "CALLBACK_PUT, MOBILEPAY, 400, HTTP_400",
        "CALLBACK_PUT, MOBILEPAY, 403, HTTP_403",
        "CALLBACK_PUT, MOBILEPAY, 409, TAKEN",
        "CALLBACK_GET, CALLBACK, 400, HTTP_400",
        "CALLBACK_GET, CALLBACK, 403, HTTP_403"
    })
    void shouldSayWhyWhenVippsRefusesAndTryAgainWhenWished(String operation, String kind, int status, String code) {
        // Given
        vipps.breaks("""
                {"kind":"STATUS","operation":"%s","status":%d,"msn":"%s"}""".formatted(operation, status, MSN));
        var wish = wish(kind);
        var id = created(wish);
        awaitState(id, "FAILED");
        one(id).body("failure.code", equalTo(code)).body("failure.detail", notNullValue());

        // When
        vipps.works();
        change(id, wish);

        // Then
        awaitState(id, "IN_SYNC");
    }

    @ParameterizedTest
    @CsvSource({
        "LOST_REQUEST, REDIRECT_CREATE, REDIRECT",
        "LOST_ANSWER, REDIRECT_CREATE, REDIRECT",
        "LOST_ANSWER, CALLBACK_PUT, CALLBACK",
        "LOST_REQUEST, CALLBACK_GET, CALLBACK"
    })
    void shouldGoOnUntilItIsThereWhenTheConnectionDrops(String fault, String operation, String kind) {
        // Given: more often than one call tries
        vipps.breaks("""
                {"kind":"%s","operation":"%s","msn":"%s","count":5}""".formatted(fault, operation, MSN));

        // When
        var id = created(wish(kind));

        // Then
        awaitState(id, "IN_SYNC");
        assertThat(atVipps(kind.toLowerCase(Locale.ROOT)).at("/writes/created").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500, 503})
    void shouldWaitWhenVippsIsBusyOrBroken(int status) {
        // Given
        vipps.breaks("""
                {"kind":"STATUS","operation":"REDIRECT_CREATE","status":%d,"msn":"%s","count":4}""".formatted(status, MSN));

        // When
        var id = created(redirect(STORE, codeId, "https://shop.example/a"));

        // Then
        awaitState(id, "IN_SYNC");
        assertThat(vipps.hits()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 415})
    void shouldSayWhyWhenVippsRefusesAChange(int status) {
        // Given
        var id = created(redirect(STORE, codeId, "https://shop.example/a"));
        awaitState(id, "IN_SYNC");
        vipps.breaks("""
                {"kind":"STATUS","operation":"REDIRECT_CHANGE","status":%d,"msn":"%s"}""".formatted(status, MSN));

        // When
        change(id, redirect(STORE, codeId, "https://shop.example/b"));

        // Then
        awaitState(id, "FAILED");
        one(id).body("failure.code", equalTo("HTTP_" + status));
        assertThat(redirectAtVipps().path("redirectUrl").asText()).isEqualTo("https://shop.example/a");
    }

    @ParameterizedTest
    @CsvSource({
        "REDIRECT_DELETE, REDIRECT, 403",
        "CALLBACK_DELETE, CALLBACK, 400",
        "CALLBACK_DELETE, CALLBACK, 403",
        "CALLBACK_DELETE, MOBILEPAY, 403"
    })
    void shouldKeepTheIdWhenVippsRefusesToDeleteAndDeleteWhenWishedAgain(String operation, String kind, int status) {
        // Given
        var wish = wish(kind);
        var id = created(wish);
        awaitState(id, "IN_SYNC");
        vipps.breaks("""
                {"kind":"STATUS","operation":"%s","status":%d,"msn":"%s"}""".formatted(operation, status, MSN));
        delete(id);
        awaitState(id, "FAILED");
        one(id).body("failure.code", equalTo("HTTP_" + status));
        create(wish).statusCode(409).body("detail", startsWith("/v1/qrs/" + id));

        // When
        vipps.works();
        delete(id);

        // Then
        awaitState(id, "DELETED");
    }

    @ParameterizedTest
    @CsvSource({"REDIRECT, redirect", "CALLBACK, callback"})
    void shouldCountAsDeletedWhenVippsHasItNoMore(String kind, String atVipps) {
        // Given
        var id = created(wish(kind));
        awaitState(id, "IN_SYNC");
        vipps.delete(MSN, atVipps, codeId);

        // When
        delete(id);

        // Then
        awaitState(id, "DELETED");
    }

    @ParameterizedTest
    @CsvSource({
        "CALLBACK_PUT, CALLBACK, 401",
        "CALLBACK_PUT, CALLBACK, 500",
        "CALLBACK_PUT, MOBILEPAY, 401",
        "CALLBACK_PUT, MOBILEPAY, 500",
        "CALLBACK_GET, CALLBACK, 401",
        "CALLBACK_GET, CALLBACK, 500",
        "REDIRECT_GET, REDIRECT, 401"
    })
    void shouldGoOnWhenVippsFailsInTheMiddle(String operation, String kind, int status) {
        // Given: what somebody else made before leads a creation to look first
        vipps.createRedirect(MSN, codeId, "https://shop.example/a");
        vipps.breaks("""
                {"kind":"STATUS","operation":"%s","status":%d,"msn":"%s","count":4}""".formatted(operation, status, MSN));

        // When
        var id = created(wish(kind));

        // Then
        awaitState(id, "IN_SYNC");
        assertThat(vipps.hits()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "REDIRECT_DELETE, REDIRECT, 401",
        "CALLBACK_DELETE, CALLBACK, 401",
        "CALLBACK_DELETE, CALLBACK, 500",
        "REDIRECT_CHANGE, REDIRECT, 401"
    })
    void shouldGoOnWhenVippsFailsAtTheEnd(String operation, String kind, int status) {
        // Given
        var id = created(wish(kind));
        awaitState(id, "IN_SYNC");
        vipps.breaks("""
                {"kind":"STATUS","operation":"%s","status":%d,"msn":"%s","count":4}""".formatted(operation, status, MSN));
        change(id, redirectElsewhereOr(kind));
        await().atMost(PATIENCE).until(() -> operation.endsWith("DELETE") || vipps.hits() == 4);

        // When
        delete(id);

        // Then
        awaitState(id, "DELETED");
        assertThat(vipps.hits()).isEqualTo(4);
    }

    @Test
    void shouldTellEachChangeInItsOrder() {
        // Given
        var broker = LocalStack.broker().bootstrapServers();
        try (var statuses = TopicReader.fromStart(broker, "qr.status.v1", QrStatus.class)) {
            var id = created(redirect(STORE, codeId, "https://shop.example/a"));
            awaitState(id, "IN_SYNC");

            // When
            delete(id);

            // Then
            statuses.first(MSN + "/" + id, status -> status.state() == QrState.DELETED && status.isFinal());
            var told = statuses.received().stream()
                    .filter(status -> (MSN + "/" + id).equals(status.key()))
                    .toList();
            assertThat(told).extracting(one -> one.value().version()).isSorted().doesNotHaveDuplicates();
            assertThat(told.getLast().headers()).containsEntry("ce_type", "io.qrpay.qr.deleted.v1");
        }
    }

    @Test
    void shouldTellByTheContract() {
        // Given
        var broker = LocalStack.broker().bootstrapServers();
        try (var statuses = TopicReader.fromStart(broker, "qr.status.v1")) {
            // When
            var id = created(printed("CALLBACK", STORE, codeId, "Kasse 1"));

            // Then
            var told = statuses.first(MSN + "/" + id, status -> true);
            assertThat(ContractExamples.of("9-qr.status.v1").violations(told.value()))
                    .isEmpty();
        }
    }

    @Test
    void shouldKeepTheLatestWishWhenItIsEditedInTheMiddle() {
        // Given
        vipps.breaks("""
                {"kind":"LATENCY","operation":"REDIRECT_CREATE","msn":"%s","delayMillis":1500,"count":1}""".formatted(MSN));
        var id = created(redirect(STORE, codeId, "https://shop.example/a"));
        await().atMost(PATIENCE).until(() -> vipps.hits() == 1);

        // When
        change(id, redirect(STORE, codeId, "https://shop.example/b"));

        // Then
        awaitOne(id, "state", equalTo("IN_SYNC"));
        assertThat(redirectAtVipps().path("redirectUrl").asText()).isEqualTo("https://shop.example/b");
    }

    private String wish(String kind) {
        return kind.equals("REDIRECT")
                ? redirect(STORE, codeId, "https://shop.example/a")
                : printed(kind, STORE, codeId, "Kasse 1");
    }

    private String redirectElsewhereOr(String kind) {
        return kind.equals("REDIRECT")
                ? redirect(STORE, codeId, "https://shop.example/b")
                : printed(kind, STORE, codeId, "Kasse 2");
    }

    private JsonNode redirectAtVipps() {
        return atVipps("redirect");
    }

    private JsonNode callbackAtVipps() {
        return atVipps("callback");
    }

    private JsonNode atVipps(String kind) {
        return vipps.code(MSN, kind, codeId).orElseThrow();
    }
}
