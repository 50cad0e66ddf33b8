package io.qrpay.registry.sync;

import static io.qrpay.registry.Editor.awaitOne;
import static io.qrpay.registry.Editor.awaitState;
import static io.qrpay.registry.Editor.created;
import static io.qrpay.registry.Editor.delete;
import static io.qrpay.registry.Editor.one;
import static io.qrpay.registry.Editor.printed;
import static io.qrpay.registry.Editor.redirect;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

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
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody else does to the codes at Vipps is found and undone; what they add is told. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(Hurry.class)
class RepairingIT {
    private static final String MSN = "100001";
    private static final String STORE = "store-1";
    private static final String TARGET = "https://shop.example/a";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    DataSource database;

    private final SimulatedQrs vipps = new SimulatedQrs();
    private final String codeId = "code-" + UUID.randomUUID();
    private final TopicReader<QrStatus> statuses =
            TopicReader.fromNow(LocalStack.broker().bootstrapServers(), "qr.status.v1", QrStatus.class);

    @AfterEach
    void close() {
        vipps.works();
        statuses.close();
    }

    @Test
    void shouldSendBackToTheTargetThatIsWished() {
        // Given
        var id = created(redirect(STORE, codeId, TARGET));
        awaitState(id, "IN_SYNC");

        // When
        vipps.change(MSN, "redirect", codeId, "{\"redirectUrl\":\"https://elsewhere.example\"}");

        // Then
        await().atMost(PATIENCE).until(() -> target().equals(TARGET));
        assertThat(toldUntil(id, 4)).contains(QrState.DRIFTED).endsWith(QrState.IN_SYNC);
        one(id).body("reprint", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource({
        "REDIRECT_LIST, 401",
        "CALLBACK_LIST, 400",
        "CALLBACK_LIST, 401",
        "CALLBACK_LIST, 403",
        "CALLBACK_LIST, 500"
    })
    void shouldFindWhatDriftedOnceVippsListsAgain(String operation, int status) {
        // Given
        var id = created(redirect(STORE, codeId, TARGET));
        awaitState(id, "IN_SYNC");
        vipps.breaks("""
                {"kind":"STATUS","operation":"%s","status":%d,"msn":"%s"}""".formatted(operation, status, MSN));
        await().atMost(PATIENCE).until(() -> vipps.hits() > 0);
        vipps.change(MSN, "redirect", codeId, "{\"redirectUrl\":\"https://elsewhere.example\"}");

        // When
        vipps.works();

        // Then
        await().atMost(PATIENCE).until(() -> target().equals(TARGET));
    }

    @Test
    void shouldMakeADeletedRedirectAnewAndAskForAnotherPrint() {
        // Given
        var id = created(redirect(STORE, codeId, TARGET));
        awaitState(id, "IN_SYNC");

        // When
        vipps.delete(MSN, "redirect", codeId);

        // Then
        awaitOne(id, "reprint", equalTo(true));
        awaitState(id, "IN_SYNC");
        assertThat(target()).isEqualTo(TARGET);
        given().post("/v1/qrs/" + id + "/reprinted").then().statusCode(200).body("reprint", equalTo(false));
    }

    @Test
    void shouldPutBackACallbackCodeThatWasMovedOrDeleted() {
        // Given
        var id = created(printed("CALLBACK", STORE, codeId, "Kasse 1"));
        awaitState(id, "IN_SYNC");
        vipps.change(MSN, "callback", codeId, "{\"locationDescription\":\"Kasse 9\"}");
        await().atMost(PATIENCE).until(() -> location().equals("Kasse 1"));
        awaitState(id, "IN_SYNC");

        // When
        vipps.delete(MSN, "callback", codeId);

        // Then
        await().atMost(PATIENCE).until(() -> location().equals("Kasse 1"));
        // What stood for too short a time to be told is not told.
        assertThat(toldUntil(id, 6)).contains(QrState.DRIFTED).endsWith(QrState.IN_SYNC);
    }

    @Test
    void shouldListCodesThatNobodyAskedForUntilSomebodyDoes() {
        // Given
        vipps.createRedirect(MSN, codeId, "https://elsewhere.example");
        vipps.putCallback(MSN, codeId, "Kasse 7");

        // When
        await().atMost(PATIENCE)
                .untilAsserted(() -> unknown()
                        .body("findAll { it.codeId == '" + codeId + "' }.kind", contains("CALLBACK", "REDIRECT")));
        created(redirect(STORE, codeId, TARGET));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> unknown().body("findAll { it.codeId == '" + codeId + "' }.kind", contains("CALLBACK")));
    }

    @Test
    void shouldFollowTheImageWhenVippsMovesIt() {
        // Given
        var id = created(printed("CALLBACK", STORE, codeId, "Kasse 1"));
        awaitState(id, "IN_SYNC");
        var version = one(id).extract().<Integer>path("version");
        var before = imageOf(id);

        // When
        vipps.rotateImageUrls();

        // Then
        await().atMost(PATIENCE).until(() -> !imageOf(id).equals(before));
        one(id).body("version", equalTo(version)).body("state", equalTo("IN_SYNC"));
    }

    @Test
    void shouldEndWhenItsTimeToLiveIsOver() {
        // Given
        var id = created("""
                {"kind":"REDIRECT","msn":"%s","chainId":"chain","codeId":"%s","redirectUrl":"%s","ttl":300}""".formatted(MSN, codeId, TARGET));
        awaitState(id, "IN_SYNC");
        backdate(id);

        // When
        vipps.delete(MSN, "redirect", codeId);

        // Then
        awaitState(id, "FAILED");
        one(id).body("failure.code", equalTo("EXPIRED"));
    }

    @Test
    void shouldNotTakeForUnknownWhatIsBeingDeletedHere() {
        // Given
        var id = created(redirect(STORE, codeId, TARGET));
        awaitState(id, "IN_SYNC");

        // When
        delete(id);

        // Then
        awaitState(id, "DELETED");
        unknown().body("codeId", not(hasItem(codeId)));
    }

    private static ValidatableResponse unknown() {
        return given().get("/v1/unknown-qrs?limit=200").then().statusCode(200).rootPath("unknownQrs");
    }

    private String imageOf(String id) {
        return text("select image_url from qr_registry.qr where id = '" + id + "'");
    }

    /** As if it had been made long ago. */
    private void backdate(String id) {
        text("update qr_registry.qr set expires_at = now() where id = '" + id + "' returning code_id");
    }

    private String text(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private String target() {
        return vipps.code(MSN, "redirect", codeId)
                .map(code -> code.path("redirectUrl").asText())
                .orElse("");
    }

    private String location() {
        return vipps.code(MSN, "callback", codeId)
                .map(code -> code.path("locationDescription").asText())
                .orElse("");
    }

    private List<QrState> toldUntil(String id, long version) {
        var key = MSN + "/" + id;
        statuses.until(
                all -> all.stream()
                        .anyMatch(one -> key.equals(one.key()) && one.value().version() >= version),
                PATIENCE);
        return statuses.received().stream()
                .filter(one -> key.equals(one.key()))
                .map(one -> one.value().state())
                .toList();
    }
}
