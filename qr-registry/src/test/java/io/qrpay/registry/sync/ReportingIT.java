package io.qrpay.registry.sync;

import static io.qrpay.registry.Editor.awaitState;
import static io.qrpay.registry.Editor.change;
import static io.qrpay.registry.Editor.create;
import static io.qrpay.registry.Editor.created;
import static io.qrpay.registry.Editor.one;
import static io.qrpay.registry.Editor.redirect;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.local.quarkus.SimulatorResource;
import io.qrpay.registry.Hurry;
import io.qrpay.registry.SimulatedQrs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A chain that wants to be told of changes at Vipps, and decides itself; unknown codes become its own. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(Hurry.class)
@TestProfile(ReportingIT.Profile.class)
class ReportingIT {

    /** Over the usual settings. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("qrpay.registry.drift.changed", "REPORT", "qrpay.registry.drift.unknown", "ADOPT");
        }
    }

    private static final String MSN = "100001";
    private static final String STORE = "store-1";
    private static final String TARGET = "https://shop.example/a";
    private static final String ELSEWHERE = "https://elsewhere.example";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SimulatedQrs vipps = new SimulatedQrs();
    private final String codeId = "code-" + UUID.randomUUID();

    @Test
    void shouldLeaveAChangedTargetUntilTheChainWishesAgain() {
        // Given
        var id = created(redirect(STORE, codeId, TARGET));
        awaitState(id, "IN_SYNC");
        vipps.change(MSN, "redirect", codeId, "{\"redirectUrl\":\"" + ELSEWHERE + "\"}");
        awaitState(id, "DRIFTED");
        one(id).body("failure.code", equalTo("TARGET_CHANGED"));
        assertThat(target()).isEqualTo(ELSEWHERE);

        // When
        change(id, redirect(STORE, codeId, TARGET));

        // Then
        awaitState(id, "IN_SYNC");
        assertThat(target()).isEqualTo(TARGET);
    }

    @Test
    void shouldSayThatItIsInSyncAgainWhenSomebodyElseMendsIt() {
        // Given
        var id = created(redirect(STORE, codeId, TARGET));
        awaitState(id, "IN_SYNC");
        vipps.change(MSN, "redirect", codeId, "{\"redirectUrl\":\"" + ELSEWHERE + "\"}");
        awaitState(id, "DRIFTED");

        // When
        vipps.change(MSN, "redirect", codeId, "{\"redirectUrl\":\"" + TARGET + "\"}");

        // Then
        awaitState(id, "IN_SYNC");
    }

    @Test
    void shouldNotMakeADeletedCodeAnewUntilTheChainWishesAgain() {
        // Given
        var id = created(redirect(STORE, codeId, TARGET));
        awaitState(id, "IN_SYNC");
        vipps.delete(MSN, "redirect", codeId);
        awaitState(id, "DRIFTED");
        one(id).body("failure.code", equalTo("DELETED_AT_VIPPS")).body("reprint", equalTo(true));

        // When
        change(id, redirect(STORE, codeId, TARGET));

        // Then
        awaitState(id, "IN_SYNC");
        assertThat(target()).isEqualTo(TARGET);
    }

    @Test
    void shouldNotOverwriteWhatSomebodyElseMadeBefore() {
        // Given
        vipps.breaks("""
                {"kind":"STATUS","operation":"REDIRECT_LIST","status":503,"msn":"%s"}""".formatted(MSN));
        vipps.createRedirect(MSN, codeId, ELSEWHERE);

        // When
        var id = created(redirect(STORE, codeId, TARGET));

        // Then
        awaitState(id, "DRIFTED");
        one(id).body("failure.code", equalTo("TARGET_CHANGED"));
        assertThat(target()).isEqualTo(ELSEWHERE);
        vipps.works();
    }

    @Test
    void shouldAdoptWhatNobodyAskedFor() {
        // When
        vipps.createRedirect(MSN, codeId, ELSEWHERE);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/v1/qrs?msn=" + MSN + "&limit=200")
                        .then()
                        .body("qrs.findAll { it.codeId == '" + codeId + "' }.state", contains("IN_SYNC")));
        create(redirect(STORE, codeId, TARGET)).statusCode(409).body("type", equalTo("urn:qrpay:problem:qr-exists"));
    }

    private String target() {
        return vipps.code(MSN, "redirect", codeId)
                .map(code -> code.path("redirectUrl").asText())
                .orElse("");
    }
}
