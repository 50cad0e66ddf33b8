package io.qrpay.registry.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.local.quarkus.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chain sends files of codes: what is right is done as a whole, and what is not is told line by line. */
@QuarkusTest
@TestProfile(NothingOnSchedule.class)
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
class ImportIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int BROKEN_OFF = 0;
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final String HEADER =
            "kind,msn,storeId,posId,chainId,codeId,locationDescription,category,redirectUrl,ttl\n";

    private final String chain = "chain-" + UUID.randomUUID();
    /** Most senders speak HTTP/1.1. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ObjectMapper json = new ObjectMapper();

    @TestHTTPResource("/v1/qr-imports")
    URI imports;

    @Inject
    Pool pool;

    @Test
    void shouldSayWhatAFileWouldDoAndDoNothingUnlessItIsAskedTo() {
        // When
        var report = imported(CSV, "", HEADER + redirect("a", "https://shop.example/a") + callback("b", "Till 1"));

        // Then
        assertThat(report.status).isEqualTo(200);
        assertThat(report.summary()).isEqualTo("""
                {"dryRun":true,"applied":false,"lines":2,"created":2,"changed":0,"unchanged":0,"wrong":0}""");
        assertThat(report.lines())
                .containsExactly(
                        "{\"line\":2,\"codeId\":\"" + id("a") + "\",\"result\":\"CREATED\"}",
                        "{\"line\":3,\"codeId\":\"" + id("b") + "\",\"result\":\"CREATED\"}");
        assertThat(codes()).isEmpty();
    }

    @Test
    void shouldWantWhatTheFileSaysWhenItIsAskedTo() {
        // When
        var report = applied(CSV, HEADER + redirect("a", "https://shop.example/a") + callback("b", "Blåbær; \"øl\""));

        // Then
        assertThat(report.status).isEqualTo(200);
        assertThat(report.tree(0).path("applied").asBoolean()).isTrue();
        assertThat(codes())
                .extracting(code -> code.path("codeId").asText() + " "
                        + code.path("locationDescription").asText()
                        + code.path("redirectUrl").asText() + " "
                        + code.path("state").asText())
                .containsExactlyInAnyOrder(
                        id("a") + " https://shop.example/a WANTED", id("b") + " Blåbær; \"øl\" WANTED");
        assertThat(codes())
                .extracting(code -> code.path("id").asText())
                .containsExactlyInAnyOrder(
                        report.tree(1).path("id").asText(),
                        report.tree(2).path("id").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {CSV, NDJSON})
    void shouldChangeNothingWhenTheSameComesAgain(String type) {
        // Given
        var file = file(type, 1_200);
        assertThat(applied(type, file).status).isEqualTo(200);
        var rows = rows();

        // When
        var again = applied(type, file);

        // Then
        assertThat(again.summary())
                .contains("\"lines\":1200,\"created\":0,\"changed\":0,\"unchanged\":1200,\"wrong\":0");
        assertThat(again.lines()).hasSize(1_200).allMatch(line -> line.contains("\"result\":\"UNCHANGED\",\"id\":\""));
        assertThat(rows()).hasSize(1_200).isEqualTo(rows);
    }

    @Test
    void shouldChangeWhatIsWantedOtherwise() {
        // Given
        applied(CSV, HEADER + redirect("a", "https://shop.example/a") + redirect("b", "https://shop.example/b"));

        // When
        var report = applied(
                CSV, HEADER + redirect("a", "https://shop.example/a") + redirect("b", "https://shop.example/new"));

        // Then
        assertThat(report.results()).containsExactly("UNCHANGED", "CHANGED");
        assertThat(codes())
                .extracting(code ->
                        code.path("redirectUrl").asText() + " " + code.path("edition") + " " + code.path("version"))
                .containsExactlyInAnyOrder("https://shop.example/a 1 1", "https://shop.example/new 2 2");
    }

    @Test
    void shouldDoNothingAtAllWhenALineIsWrong() {
        // When
        var report = applied(
                CSV,
                HEADER
                        + redirect("a", "https://shop.example/a")
                        + "REDIRECT,,nowhere,," + chain + "," + id("b") + ",,,http://shop.example,soon\n"
                        + "REDIRECT,100001\n");

        // Then
        assertThat(report.status).isEqualTo(422);
        assertThat(report.summary())
                .contains("\"applied\":false,\"lines\":3,\"created\":1")
                .endsWith("\"wrong\":2}");
        assertThat(report.results()).containsExactly("CREATED", "WRONG", "WRONG");
        assertThat(report.errorNames(2)).containsExactlyInAnyOrder("/storeId", "/redirectUrl", "/ttl");
        assertThat(report.lines().get(2)).endsWith("[{\"name\":\"/\",\"reason\":\"has 2 cells, and the header 10\"}]}");
        assertThat(codes()).isEmpty();
    }

    @Test
    void shouldNameBothLinesWhenACodeIsThereTwice() {
        // When
        var report = applied(
                CSV,
                HEADER
                        + callback("a", "Till 1")
                        + redirect("a", "https://shop.example/a")
                        + "MOBILEPAY,100001,,," + chain + "," + id("a") + ",Old till,,,\n");

        // Then
        assertThat(report.status).isEqualTo(422);
        assertThat(report.results()).containsExactly("WRONG", "CREATED", "WRONG");
        assertThat(report.lines().get(0)).contains("is on line 4 as well");
        assertThat(report.lines().get(2)).contains("is on line 2 as well");
    }

    @Test
    void shouldRefuseToChangeWhatCannotBeChanged() {
        // Given
        applied(CSV, HEADER + callback("a", "Till 1") + redirect("b", "https://shop.example/b"));
        var deleted = applied(CSV, HEADER + callback("c", "Till 3"));
        delete(deleted.tree(1).path("id").asText(), id("c"));

        // When
        var report = applied(
                CSV,
                HEADER
                        + "MOBILEPAY,100001,,," + chain + "," + id("a") + ",Till 1,,,\n"
                        + "REDIRECT,100001,,," + chain + "," + id("b") + ",,,https://shop.example/b,600\n"
                        + callback("c", "Till 3"));

        // Then
        assertThat(report.results()).containsExactly("WRONG", "WRONG", "WRONG");
        assertThat(report.errorNames(1)).containsExactly("/kind");
        assertThat(report.errorNames(2)).containsExactly("/ttl");
        assertThat(report.errorNames(3)).containsExactly("/codeId");
    }

    @Test
    void shouldNotWantAgainWhatWasExportedAsDeleted() {
        // When
        var report = applied(
                CSV,
                "kind,msn,chainId,codeId,redirectUrl,state,failureCode,reprint,id\n"
                        + "REDIRECT,100001," + chain + "," + id("a") + ",https://shop.example,DELETED,,false,\n"
                        + "REDIRECT,100001," + chain + "," + id("b") + ",https://shop.example,FAILED,4711,false,x\n");

        // Then
        assertThat(report.results()).containsExactly("WRONG", "CREATED");
        assertThat(report.errorNames(1)).containsExactly("/state");
    }

    @Test
    void shouldReadCsvAsSpreadsheetsWriteIt() {
        // When
        var report = applied(
                CSV,
                "\uFEFFcodeId;chainId;locationDescription;msn;kind\r\n" + id("a") + ";" + chain
                        + ";\"Kasse 1; til høyre\r\nfor \"\"døra\"\"\";100001;CALLBACK\r\n\r\n");

        // Then
        assertThat(report.status).as(report.text).isEqualTo(422);
        assertThat(report.errorNames(1)).containsExactly("/locationDescription");
        assertThat(applied(
                                CSV,
                                "\uFEFFcodeId;chainId;locationDescription;msn;kind\r\n" + id("a") + ";" + chain
                                        + ";\"Kasse 1; \"\"høyre\"\"\";100001;CALLBACK\r\n\r\n")
                        .results())
                .containsExactly("CREATED");
        assertThat(codes().getFirst().path("locationDescription").asText()).isEqualTo("Kasse 1; \"høyre\"");
    }

    @Test
    void shouldNameEachColumnThatIsWrong() {
        // When
        var report =
                applied(CSV, "kind,colour,chainId,kind,redirectUrl\nREDIRECT,red,c,REDIRECT,https://shop.example\n");

        // Then
        assertThat(report.status).isEqualTo(400);
        assertThat(report.tree(0).path("type").asText()).isEqualTo("urn:qrpay:problem:invalid-import");
        assertThat(report.errorNames(0)).containsExactlyInAnyOrder("colour", "kind", "codeId", "msn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", HEADER})
    void shouldRefuseAFileWithoutCodes(String file) {
        // When
        var report = applied(CSV, file);

        // Then
        assertThat(report.status).isEqualTo(400);
        assertThat(report.errorNames(0)).containsExactly("line 1");
    }

    @Test
    void shouldNameTheByteWhenTheEncodingIsWrong() {
        // Given
        var file = (HEADER + redirect("a", "https://shop.example/a") + callback("b", "Blåbær"))
                .getBytes(StandardCharsets.ISO_8859_1);

        // When
        var report = send(CSV, "?dryRun=false", BodyPublishers.ofByteArray(file));

        // Then
        assertThat(report.status).isEqualTo(400);
        assertThat(report.text).contains("\"line 3\"", "is not UTF-8 at byte");
        assertThat(codes()).isEmpty();
    }

    @Test
    void shouldTellOfEachWrongLineOfNdjson() {
        // When
        var report = applied(
                NDJSON,
                jsonLine(id("a")) + "{\"kind\":\n[]\n" + jsonLine(id("b")).replace("}", ",\"colour\":1}"));

        // Then
        assertThat(report.results()).containsExactly("CREATED", "WRONG", "WRONG", "WRONG");
        assertThat(report.errorNames(4)).containsExactly("/colour");
    }

    @Test
    void shouldTakeNoTextThatCannotBeKept() {
        // When
        var report = applied(
                NDJSON,
                jsonLine(id("a")).replace("Till", "\\u0000")
                        + jsonLine(id("b")).replace("Till", "\\ud800")
                        + jsonLine(id("c") + "\\u0000"));

        // Then
        assertThat(report.status).isEqualTo(422);
        assertThat(report.errorNames(1)).containsExactly("/locationDescription");
        assertThat(report.errorNames(2)).containsExactly("/locationDescription");
        assertThat(report.errorNames(3)).containsExactly("/codeId");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldSaySoWhenAFileHas50MegabytesWhetherItSaysSoOrNot(boolean declared) {
        // Given
        var large = new byte[50_000_000];
        Arrays.fill(large, (byte) '\n');
        var body = declared
                ? BodyPublishers.ofByteArray(large)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));

        // When
        var report = send(CSV, "?dryRun=false", body);

        // Then
        assertThat(report.status).isEqualTo(413);
        assertThat(report.tree(0).path("type").asText()).isEqualTo("urn:qrpay:problem:import-too-large");
        assertThat(report.tree(0).path("detail").asText()).contains("20971520 bytes");
    }

    @Test
    void shouldSaySoWhenAFileHasTooManyLines() {
        // When
        var report = applied(CSV, file(CSV, 50_001));

        // Then
        assertThat(report.status).isEqualTo(413);
        assertThat(report.text).contains("50000 lines");
        assertThat(codes()).isEmpty();
    }

    @Test
    void shouldAskToComeAgainWhenTwoImportsAreOnTheirWay() throws IOException {
        // Given
        try (var first = unfinished();
                var second = unfinished()) {
            Awaitility.await().atMost(PATIENCE).until(() -> importsAtOnce() == 2);

            // When
            var third = applied(CSV, HEADER + callback("a", "Till 1"));

            // Then
            assertThat(third.status).isEqualTo(503);
            assertThat(third.text).contains("urn:qrpay:problem:too-busy");
        }
        Awaitility.await().atMost(PATIENCE).until(() -> importsAtOnce() == 0);
    }

    private Socket unfinished() throws IOException {
        var socket = new Socket(imports.getHost(), imports.getPort());
        socket.getOutputStream()
                .write(("POST /v1/qr-imports?dryRun=false HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Type: text/csv\r\nContent-Length: 10000\r\n\r\n" + HEADER)
                        .getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    @Test
    void shouldDoNothingWhenTheSenderGoesInTheMiddle() throws IOException {
        // Given
        var file = file(CSV, 3_000);

        // When
        try (var socket = new Socket(imports.getHost(), imports.getPort())) {
            socket.getOutputStream()
                    .write(("POST /v1/qr-imports?dryRun=false HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Content-Type: text/csv\r\nContent-Length: " + (file.length() + 1) + "\r\n\r\n"
                                    + file)
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            Awaitility.await().atMost(PATIENCE).until(() -> importsAtOnce() == 1);
        }

        // Then
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> importsAtOnce() == 0);
        assertThat(codes()).isEmpty();
        assertThat(applied(CSV, file).summary()).contains("\"created\":3000");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldFreeItsPlaceWhenTheReportIsNotReadToItsEnd(boolean gone) throws IOException {
        // Given
        var file = file(NDJSON, 50_000);

        // When
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(imports.getHost(), imports.getPort()));
            socket.getOutputStream()
                    .write(("POST /v1/qr-imports HTTP/1.1\r\nHost: localhost\r\n" + "Content-Type: " + NDJSON
                                    + "\r\nContent-Length: " + file.length() + "\r\n\r\n" + file)
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
            assertThat(importsAtOnce()).isEqualTo(1);
            if (gone) {
                socket.close();
            }

            // Then
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> importsAtOnce() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update qr set edition = edition + 1 where code_id like $1 || '%'",
                "insert into qr select (jsonb_populate_record(qr, jsonb_build_object('id', gen_random_uuid(), 'code_id', "
                        + "replace(code_id, 'a-', 'b-')))).* from qr where code_id like $1 || '%'"
            })
    void shouldDoNothingWhenSomebodyElseIsFirst(String other) {
        // Given
        applied(CSV, HEADER + callback("a", "Till 1"));
        var before = rows();
        var file = HEADER + callback("a", "Till 2") + callback("b", "Till 3");

        // When
        var connection = pool.getConnectionAndAwait();
        var transaction = connection.beginAndAwait();
        connection.preparedQuery(other).executeAndAwait(Tuple.of(id("a")));
        var late = CompletableFuture.supplyAsync(() -> applied(CSV, file), Thread::startVirtualThread);
        Awaitility.await().atMost(PATIENCE).until(this::somebodyWaitsForALock);
        transaction.commitAndAwait();
        connection.closeAndAwait();

        // Then
        assertThat(late.join().status).isEqualTo(409);
        assertThat(late.join().text).contains("urn:qrpay:problem:import-overtaken");
        assertThat(rows())
                .hasSizeBetween(before.size(), 2)
                .noneMatch(row -> row.contains("Till 2") || row.contains("Till 3"));
    }

    private boolean somebodyWaitsForALock() {
        return pool.query("select count(*) from pg_locks where not granted")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getLong(0)
                > 0;
    }

    @Test
    void shouldDoOneImportAfterTheOtherWhenTwoComeAtOnce() {
        // Given
        var file = file(CSV, 2_000);

        // When
        var both = Stream.of(1, 2)
                .map(i -> CompletableFuture.supplyAsync(() -> applied(CSV, file), Thread::startVirtualThread))
                .toList();

        // Then
        assertThat(both)
                .map(CompletableFuture::join)
                .map(Report::summary)
                .satisfiesExactlyInAnyOrder(
                        first -> assertThat(first).contains("\"created\":2000"),
                        second -> assertThat(second).contains("\"unchanged\":2000"));
        assertThat(rows()).hasSize(2_000);
    }

    @Test
    void shouldTakeAnExportAgain() {
        // Given
        applied(CSV, file(CSV, 1_001) + callback("minus", "-1+2") + redirect("-plus", "https://shop.example/?a=1"));
        var rows = rows();

        // When
        var exported = get("/v1/qr-export?chainId=" + chain, CSV);
        var lines = get("/v1/qr-export?chainId=" + chain, NDJSON);

        // Then
        assertThat(exported)
                .startsWith("kind,msn,storeId,posId,chainId,codeId,")
                .contains(",'-1+2,");
        assertThat(exported.lines()).hasSize(rows.size() + 1);
        assertThat(lines.lines()).hasSize(rows.size());
        assertThat(applied(CSV, exported).summary()).contains("\"unchanged\":" + rows.size() + ",\"wrong\":0");
        assertThat(applied(NDJSON, lines).summary()).contains("\"unchanged\":" + rows.size() + ",\"wrong\":0");
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void shouldLeaveOutOfAnExportWhatIsAboutToBeDeleted() {
        // Given
        var report = applied(CSV, HEADER + callback("a", "Till 1") + callback("b", "Till 2"));
        delete(report.tree(1).path("id").asText(), id("a"));

        // When
        var exported = get("/v1/qr-export?chainId=" + chain, CSV);

        // Then
        assertThat(exported).contains(id("b")).doesNotContain(id("a"));
        assertThat(get("/v1/qr-export?state=WANTED&chainId=" + chain, CSV)).contains(id("a"), id("b"));
    }

    @Test
    void shouldNameTheParameterThatIsWrong() {
        // When
        var report = imported(CSV, "?dryRun=maybe", HEADER + callback("a", "Till 1"));

        // Then
        assertThat(report.status).isEqualTo(400);
        assertThat(report.errorNames(0)).containsExactly("dryRun");
    }

    @Test
    void shouldLetNothingElseBeLarge() {
        // Given
        var large = "{\"kind\":\"" + "x".repeat(1_100_000) + "\"}";
        var declared = BodyPublishers.ofString(large);
        var undeclared = BodyPublishers.ofInputStream(() -> stream(large));

        // When
        var answer = asked(declared);
        var unfinished = asked(undeclared);

        // Then
        assertThat(answer).isEqualTo(413);
        assertThat(unfinished).isIn(413, BROKEN_OFF);
    }

    private int asked(BodyPublisher body) {
        try {
            return answer(HttpRequest.newBuilder(imports.resolve("/v1/qrs"))
                            .header("Content-Type", "application/json")
                            .POST(body)
                            .build())
                    .statusCode();
        } catch (IllegalStateException brokenOff) {
            return BROKEN_OFF;
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String file(String type, int lines) {
        return type.equals(CSV)
                ? HEADER + lines(lines, i -> callback("code-" + i, "Till " + i))
                : lines(lines, i -> jsonLine(id("code-" + i)));
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
    }

    private String redirect(String codeId, String url) {
        return "REDIRECT,100001,store-1,," + chain + "," + id(codeId) + ",,,\"" + url + "\",\n";
    }

    private String callback(String codeId, String location) {
        return "CALLBACK,100001,store-1,pos-1," + chain + "," + id(codeId) + ",\"" + location.replace("\"", "\"\"")
                + "\",,,\n";
    }

    private String jsonLine(String codeId) {
        return """
                {"kind":"CALLBACK","storeId":"store-1","chainId":"%s","codeId":"%s","locationDescription":"Till"}
                """.formatted(chain, codeId);
    }

    /** Ids at Vipps are of all tests. */
    private String id(String codeId) {
        return codeId + "-" + chain.substring(6, 14);
    }

    private List<JsonNode> codes() {
        var page = read(get("/v1/qrs?limit=200&chainId=" + chain, "application/json"));
        return StreamSupport.stream(page.path("qrs").spliterator(), false).toList();
    }

    private List<String> rows() {
        var rows = pool.preparedQuery("select qr::text from qr where chain_id = $1 order by id")
                .executeAndAwait(Tuple.of(chain));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }

    private int importsAtOnce() {
        return management("/q/metrics")
                .lines()
                .filter(line -> line.startsWith("qrpay_registry_imports "))
                .mapToInt(line -> (int) Double.parseDouble(line.split(" ")[1]))
                .sum();
    }

    private void delete(String id, String codeId) {
        var answer = answer(HttpRequest.newBuilder(imports.resolve("/v1/qrs/" + id + "?confirm=" + codeId))
                .header("If-Match", "\"1\"")
                .DELETE()
                .build());
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    private String management(String path) {
        var port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return answer(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build())
                .body();
    }

    private String get(String path, String accept) {
        var answer = answer(HttpRequest.newBuilder(imports.resolve(path))
                .header("Accept", accept)
                .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private Report applied(String type, String file) {
        return imported(type, "?dryRun=false", file);
    }

    private Report imported(String type, String query, String file) {
        return send(type, query, BodyPublishers.ofString(file));
    }

    private Report send(String type, String query, BodyPublisher file) {
        var answer = answer(HttpRequest.newBuilder(URI.create(imports + query))
                .header("Content-Type", type)
                .POST(file)
                .build());
        return new Report(answer.statusCode(), answer.body());
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** An answer: the summary and a line for each of the file, or a problem. */
    private final class Report {
        private final int status;
        private final String text;

        Report(int status, String text) {
            this.status = status;
            this.text = text;
        }

        String summary() {
            return text.lines().findFirst().orElse("");
        }

        List<String> lines() {
            return text.lines().skip(1).toList();
        }

        JsonNode tree(int line) {
            return read(text.lines().skip(line).findFirst().orElse(""));
        }

        List<String> results() {
            return lines().stream()
                    .map(line -> read(line).path("result").asText())
                    .toList();
        }

        List<String> errorNames(int line) {
            return tree(line).path("errors").findValuesAsText("name");
        }
    }
}
