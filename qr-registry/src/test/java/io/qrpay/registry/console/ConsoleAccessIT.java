package io.qrpay.registry.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.local.quarkus.AccessTable;
import io.qrpay.local.quarkus.AccessTable.Row;
import io.qrpay.local.quarkus.IssuerResource;
import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.local.quarkus.SimulatorResource;
import io.qrpay.registry.StoredQr;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what on the console's pages is as {@code docs/security.md} says. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(value = IssuerResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = SignInResource.class, restrictToAnnotatedClass = true)
class ConsoleAccessIT {
    private static final Map<String, Visitor> SIGNED_IN = new HashMap<>();

    @TestHTTPResource
    URI service;

    @Inject
    DataSource database;

    private String foreign;

    static List<Row> table() {
        return AccessTable.of("qr-registry, its console");
    }

    @BeforeEach
    void keepACodeOfAnotherStore() {
        foreign = CodeView.CODES
                + new StoredQr()
                        .with("msn", "100002")
                        .with("code_id", "foreign-" + UUID.randomUUID())
                        .with("store_id", "store-2")
                        .in(database);
    }

    @ParameterizedTest
    @MethodSource("table")
    void shouldLetInWhoMayAndNobodyElse(Row row) {
        for (var role : AccessTable.ROLES) {
            // When
            var status = ask(row, visitor(role)).statusCode();

            // Then
            if (row.roles().contains(role)) {
                assertThat(status).as(role).isNotIn(401, 403, 405, 415, 500);
            } else {
                assertThat(status).as(role).isEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void shouldLeadToTheIssuerWhoHasNotSignedIn(Row row) {
        // When
        var answer = ask(row, Visitor.nobody(service));

        // Then
        assertThat(answer.uri().getPath()).isEqualTo("/authorize");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console?storeId=store-2",
                "/console/export?storeId=store-2",
                "/console/export",
                "/console/sheets?storeId=store-2&label=50",
                "/console/sheets?chainId=nord&label=50",
                "/console/sheets/print?storeId=store-2",
                "/console/sheets/print?chainId=nord"
            })
    void shouldKeepListsOfOthersFromAManager(String path) {
        assertThat(visitor("store-manager").get(path).statusCode()).isEqualTo(403);
        assertThat(visitor("operator").get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldKeepCodesOfOthersFromAManager() {
        // Given
        var manager = visitor("store-manager");
        var edit = Map.of("edition", "1", "chainId", "nord", "redirectUrl", "https://shop.example/b");

        // When / Then
        assertThat(manager.get(foreign).statusCode()).isEqualTo(403);
        assertThat(manager.get(foreign + "/events").statusCode()).isEqualTo(403);
        assertThat(manager.post(foreign, edit).statusCode()).isEqualTo(403);
        assertThat(manager.post(foreign + "/delete", Map.of("edition", "1", "confirm", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.post(foreign + "/reprinted", Map.of()).statusCode()).isEqualTo(403);
        assertThat(manager.post(NewCodePage.PATH, wish("store-2", "")).statusCode())
                .isEqualTo(403);
        assertThat(manager.post(NewCodePage.PATH, wish("store-1", "100002")).statusCode())
                .isEqualTo(403);
        assertThat(visitor("operator").get(foreign).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldShowAManagerTheirOwnStoreOnly() {
        // When
        var list = visitor("store-manager").get("/console?codeId=nothing");

        // Then
        assertThat(list.uri().getQuery()).isEqualTo("codeId=nothing&storeId=store-1");
        assertThat(list.body())
                .contains("<option selected>store-1</option>")
                .doesNotContain("href=\"/console/unknown\"", "href=\"/console/import\"");
    }

    @Test
    void shouldShowAnAuditorNoButtonThatChangesAnything() {
        // When
        var page = visitor("auditor").get(foreign);

        // Then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("foreign-").doesNotContain("<form", "<button");
        assertThat(visitor("auditor").get("/console").body()).doesNotContain("/console/codes/new");
    }

    @Test
    void shouldTakeNothingFromAStrangersPage() {
        // When
        var answer = visitor("operator").post(NewCodePage.PATH, wish("store-1", ""), "https://stranger.example");

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void shouldLetNothingRunThatStandsInAPage() {
        // When
        var policy = visitor("operator")
                .get("/console")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");

        // Then
        assertThat(policy).contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(policy).doesNotContain("unsafe");
    }

    private Visitor visitor(String role) {
        return SIGNED_IN.computeIfAbsent(role, account -> Visitor.signedIn(service, account));
    }

    private static HttpResponse<String> ask(Row row, Visitor visitor) {
        var path = row.path().replace("{id}", UUID.randomUUID().toString());
        if (row.method().equals("GET")) {
            return visitor.get(path + "?storeId=store-1&label=50");
        }
        return path.equals(ImportPage.PATH) ? visitor.upload(path, Map.of("text", "")) : visitor.post(path, Map.of());
    }

    private static Map<String, String> wish(String storeId, String msn) {
        return Map.of(
                "kind",
                "REDIRECT",
                "codeId",
                "console-" + UUID.randomUUID(),
                "chainId",
                "nord",
                "storeId",
                storeId,
                "msn",
                msn,
                "redirectUrl",
                "https://shop.example/a");
    }
}
