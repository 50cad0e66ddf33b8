package io.qrpay.registry.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.local.FreePort;
import io.qrpay.local.issuer.AccessTokens;
import io.qrpay.local.issuer.Issuer;
import io.qrpay.local.postgres.Database;
import io.qrpay.local.process.SalesUnitsFile;
import io.qrpay.local.process.ServiceProcess;
import io.qrpay.local.process.ServiceSpec;
import io.qrpay.local.process.Store;
import io.qrpay.local.quarkus.IssuerResource;
import io.qrpay.local.quarkus.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged registry with a heap of 64 MB takes the largest files, in both forms, and gives them back. */
class LargeImportIT {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path FOLDER = Path.of("target/large-import").toAbsolutePath();
    private static final String HEADER = "kind,msn,storeId,posId,chainId,codeId,redirectUrl\n";
    private static final String LONG_URL = "https://shop.example/" + "a-long-way/".repeat(7);

    private static final String TOKEN = IssuerResource.tokens().token("operator", "*");

    private static Issuer issuer;
    private static ServiceProcess registry;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String chain = "chain-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(FOLDER);
        var salesUnits = SalesUnitsFile.write(FOLDER, Store.several(1_000), URI.create("http://localhost:1"));
        var database = LocalStack.databaseServer().newDatabaseUrl();
        var port = FreePort.find();
        issuer = Issuer.start(IssuerResource.tokens());
        var settings = Map.of(
                "QUARKUS_SCHEDULER_ENABLED",
                "false",
                "QRPAY_SALES_UNITS_FILE",
                salesUnits.toString(),
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                issuer.url().toString(),
                "QUARKUS_OIDC_TOKEN_AUDIENCE",
                AccessTokens.AUDIENCE,
                "KAFKA_BOOTSTRAP_SERVERS",
                LocalStack.broker().bootstrapServers(),
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                database,
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:" + database,
                "QUARKUS_DATASOURCE_USERNAME",
                Database.USERNAME,
                "QUARKUS_DATASOURCE_PASSWORD",
                Database.PASSWORD);
        var options = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
        var spec = new ServiceSpec("qr-registry", JAR, options, settings, port, FOLDER.resolve("registry.log"));
        registry = ServiceProcess.alone(spec).start().awaitReady(Duration.ofMinutes(2));
    }

    @AfterAll
    static void stop() {
        registry.close();
        issuer.close();
    }

    @ParameterizedTest
    @CsvSource({"text/csv, 10000", "application/x-ndjson, 10000", "text/csv, 50000", "application/x-ndjson, 50000"})
    void shouldTakeManyLinesAndGiveThemBack(String type, int lines) throws IOException, InterruptedException {
        // Given
        var file = file(type, lines, LONG_URL);

        // When
        var dry = send(type, "true", file);
        var first = send(type, "false", file);
        var again = send(type, "false", file);
        var changed = send(type, "false", file(type, lines, LONG_URL + "new"));
        var exported = get("/v1/qr-export?chainId=" + chain, type);
        var back = send(type, "false", exported.path);

        // Then
        assertThat(dry.counts()).contains("\"lines\":%d,\"created\":%d,".formatted(lines, lines));
        assertThat(first.counts()).contains("\"applied\":true").contains("\"created\":%d,".formatted(lines));
        assertThat(again.counts()).contains("\"unchanged\":%d,\"wrong\":0".formatted(lines));
        assertThat(changed.counts()).contains("\"changed\":%d,".formatted(lines));
        assertThat(back.counts()).contains("\"unchanged\":%d,\"wrong\":0".formatted(lines));
        assertThat(first.lines()).isEqualTo(lines + 1);
        System.out.printf(
                "%s, %d lines, %.1f MB: dry run %d ms, new %d ms, again %d ms, all changed %d ms, export %d ms, back %d ms%n",
                type,
                lines,
                Files.size(file) / 1e6,
                dry.millis,
                first.millis,
                again.millis,
                changed.millis,
                exported.millis,
                back.millis);
    }

    @Test
    void shouldStandAMillionBytesOfErrors() throws IOException, InterruptedException {
        // Given
        var file = write(
                50_000, i -> "{\"" + "x".repeat(i % 200) + "\":1,\"kind\":7,\"ttl\":[],\"codeId\":\"\\u0000\"}\n");

        // When
        var report = send("application/x-ndjson", "false", file);

        // Then
        assertThat(report.counts()).contains("\"applied\":false").contains("\"wrong\":50000");
        assertThat(report.lines()).isEqualTo(50_001);
    }

    private Path file(String type, int lines, String url) throws IOException {
        return type.equals("text/csv")
                ? write(lines + 1, i -> i == 0 ? HEADER : csv(i, url))
                : write(lines, i -> json(i + 1, url));
    }

    private String csv(int i, String url) {
        return "REDIRECT,%d,store-%d,pos-%d,%s,%s-%d,%s%d\n"
                .formatted(100_001 + i % 1000, 1 + i % 1000, i % 10, chain, chain, i, url, i);
    }

    private String json(int i, String url) {
        return """
                {"kind":"REDIRECT","msn":"%d","storeId":"store-%d","posId":"pos-%d","chainId":"%s","codeId":"%s-%d","redirectUrl":"%s%d"}
                """.formatted(100_001 + i % 1000, 1 + i % 1000, i % 10, chain, chain, i, url, i);
    }

    private static Path write(int lines, IntFunction<String> line) throws IOException {
        var file = Files.createTempFile(FOLDER, "import", ".txt");
        return Files.write(file, (Iterable<String>) () -> IntStream.range(0, lines)
                .mapToObj(line)
                .map(text -> text.substring(0, text.length() - 1))
                .iterator());
    }

    private Answer send(String type, String dryRun, Path file) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(registry.baseUrl().resolve("/v1/qr-imports?dryRun=" + dryRun))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofFile(file)));
    }

    private Answer get(String path, String type) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(registry.baseUrl().resolve(path)).header("Accept", type));
    }

    private Answer answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var body = Files.createTempFile(FOLDER, "answer", ".txt");
        http.send(request.header("Authorization", "Bearer " + TOKEN).build(), BodyHandlers.ofFile(body));
        return new Answer(body, (System.nanoTime() - began) / 1_000_000);
    }

    /** An answer as it came, and how long it took. */
    private record Answer(Path path, long millis) {

        String counts() throws IOException {
            try (var lines = Files.lines(path)) {
                return lines.findFirst().orElse("");
            }
        }

        long lines() throws IOException {
            try (var lines = Files.lines(path)) {
                return lines.count();
            }
        }
    }
}
