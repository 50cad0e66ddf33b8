package io.qrpay.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.local.issuer.AccessTokens;
import io.qrpay.local.quarkus.AccessTable;
import io.qrpay.local.quarkus.AccessTable.Row;
import io.qrpay.local.quarkus.Doorbell;
import io.qrpay.local.quarkus.Doorbell.Answer;
import io.qrpay.local.quarkus.IssuerResource;
import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.local.quarkus.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what is as {@code docs/security.md} says. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
@QuarkusTestResource(value = IssuerResource.class, restrictToAnnotatedClass = true)
class AccessIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AccessTokens TOKENS = IssuerResource.tokens();
    private static final String OWN = "store-1";
    private static final String OTHER = "store-2";
    private static final String MANAGER = TOKENS.token("store-manager", OWN);
    private static final String OPERATOR = TOKENS.token("operator", "*");

    @TestHTTPResource
    URI service;

    private final HttpClient http = HttpClient.newHttpClient();
    private Doorbell door;

    @BeforeEach
    void stand() {
        door = new Doorbell(service);
    }

    static List<Row> table() {
        return AccessTable.of("qr-registry");
    }

    static Stream<Row> open() {
        return table().stream().filter(Row::isPublic);
    }

    static Stream<Row> closed() {
        return table().stream().filter(row -> !row.isPublic());
    }

    @Test
    void shouldListEachEndpoint() throws Exception {
        // When
        var paths = JSON.readTree(send(HttpRequest.newBuilder(description()))).path("paths");

        // Then
        var endpoints = new ArrayList<String>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> endpoints.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(table())
                .extracting(row -> row.method() + " " + row.path())
                .containsExactlyInAnyOrderElementsOf(endpoints);
    }

    @ParameterizedTest
    @MethodSource("table")
    void shouldLetInWhoMayAndNobodyElse(Row row) {
        for (var role : AccessTable.ROLES) {
            // When
            var answer = ask(row, TOKENS.token(role, "*"));

            // Then
            if (row.isPublic() || row.roles().contains(role)) {
                assertThat(answer).as(role).matches(Answer::letsIn);
            } else {
                isRefused(answer, 403, "not-allowed");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("open")
    void shouldLetInWhoShowsNothingWhereItIsPublic(Row row) {
        assertThat(ask(row, null)).matches(Answer::letsIn);
    }

    @ParameterizedTest
    @MethodSource("closed")
    void shouldTurnAwayWhoHasNoGoodToken(Row row) {
        for (var token : TOKENS.bad()) {
            isRefused(ask(row, token), 401, "no-valid-token");
        }
        isRefused(ask(row, null), 401, "no-valid-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/qrs?storeId=", "/v1/sheets?storeId=", "/v1/qr-export?storeId="})
    void shouldListOwnStoresOnly(String path) {
        assertThat(get(path + OWN, MANAGER)).matches(Answer::letsIn);
        isRefused(get(path + OTHER, MANAGER), 403, "foreign-store");
        isRefused(get(path + OWN + "&storeId=" + OTHER, MANAGER), 403, "foreign-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/qrs", "/v1/sheets?chainId=nord", "/v1/qr-export", "/v1/unknown-qrs"})
    void shouldKeepWhatSpansStoresForThoseWhoReachAll(String path) {
        isRefused(get(path, TOKENS.token("operator", OWN)), 403, "foreign-store");
        assertThat(get(path, OPERATOR)).matches(Answer::letsIn);
    }

    @Test
    void shouldKeepFilesForThoseWhoReachEveryStore() {
        isRefused(
                door.ring("POST", "/v1/qr-imports", TOKENS.token("operator", OWN), "text/csv", "x"),
                403,
                "foreign-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER, ""})
    void shouldLeaveCodesOfOthersAlone(String storeId) throws Exception {
        // Given
        var path = "/v1/qrs/" + made(storeId, "100002");

        // When / Then
        isRefused(get(path, MANAGER), 403, "foreign-store");
        isRefused(door.ring("POST", path + "/reprinted", MANAGER, "application/json", ""), 403, "foreign-store");
        for (var method : List.of("PUT", "DELETE")) {
            isRefused(conditional(method, path, MANAGER), 403, "foreign-store");
        }
        assertThat(get(path, OPERATOR).status()).isEqualTo(200);
    }

    @Test
    void shouldMakeCodesForOwnStoresOnly() {
        isRefused(make(wanted(OTHER, ""), MANAGER), 403, "foreign-store");
        isRefused(make(wanted(OWN, "100002"), MANAGER), 403, "foreign-store");
        isRefused(make(wanted("", "100002"), MANAGER), 403, "foreign-store");
        assertThat(make(wanted(OWN, ""), MANAGER).status()).isEqualTo(201);
        assertThat(make(wanted(OWN, "100002"), OPERATOR).status()).isEqualTo(201);
    }

    @Test
    void shouldNotGiveCodesToOtherStores() throws Exception {
        // Given
        var path = "/v1/qrs/" + made(OWN, "");
        var other = "{\"chainId\":\"nord\",\"storeId\":\"store-2\",\"redirectUrl\":\"https://shop.example/b\"}";

        // When
        var answer = send(HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + MANAGER)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"1\"")
                .PUT(BodyPublishers.ofString(other)));

        // Then
        assertThat(JSON.readTree(answer).path("type").asText()).isEqualTo("urn:qrpay:problem:foreign-store");
    }

    private static URI description() {
        var port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return URI.create("http://localhost:" + port + "/q/openapi?format=json");
    }

    private Answer ask(Row row, @Nullable String token) {
        var path = row.path().replace("{id}", UUID.randomUUID().toString());
        var body = List.of("POST", "PUT").contains(row.method()) ? "{}" : "";
        return door.ring(row.method(), path, token, isFile(row) ? "text/csv" : "application/json", body);
    }

    private static boolean isFile(Row row) {
        return row.path().equals("/v1/qr-imports");
    }

    private Answer get(String path, String token) {
        return door.ring("GET", path, token, "application/json", "");
    }

    private Answer make(String wanted, String token) {
        return door.ring("POST", "/v1/qrs", token, "application/json", wanted);
    }

    private static String wanted(String storeId, String msn) {
        return """
                {"kind":"REDIRECT","chainId":"nord","codeId":"%s","redirectUrl":"https://shop.example/a"%s%s}
                """.formatted(
                        UUID.randomUUID(),
                        storeId.isEmpty() ? "" : ",\"storeId\":\"" + storeId + "\"",
                        msn.isEmpty() ? "" : ",\"msn\":\"" + msn + "\"");
    }

    private String made(String storeId, String msn) throws IOException, InterruptedException {
        JsonNode made = JSON.readTree(send(HttpRequest.newBuilder(service.resolve("/v1/qrs"))
                .header("Authorization", "Bearer " + OPERATOR)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(wanted(storeId, msn)))));
        return made.path("id").asText();
    }

    private Answer conditional(String method, String path, String token) throws IOException, InterruptedException {
        var answer = send(HttpRequest.newBuilder(service.resolve(path + "?confirm=x"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"1\"")
                .method(method, BodyPublishers.ofString("{}")));
        var problem = JSON.readTree(answer);
        return new Answer(problem.path("status").asInt(), problem.path("type").asText(), "");
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static void isRefused(Answer answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("urn:qrpay:problem:" + type);
    }
}
