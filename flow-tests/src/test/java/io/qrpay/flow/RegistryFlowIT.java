package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.contracts.qr.QrState;
import io.qrpay.contracts.qr.QrStatus;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.postgres.Database;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.ServiceProcess;
import io.qrpay.local.process.StackPlan;
import io.qrpay.local.process.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A whole chain's codes: ten at each of a thousand sales units, brought in line by two replicas that die now and then. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegistryFlowIT {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final int STORES = 1_000;
    private static final int EACH = 10;
    private static final int ALL = STORES * EACH;
    private static final int AT_ONCE = 32;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static RunningStack stack;
    private static String token;
    private static ServiceProcess first;
    private static ServiceProcess second;

    @BeforeAll
    static void start() throws IOException {
        var folder = Files.createDirectories(PROJECT.resolve("target/flow-tests/registry"));
        var plan = StackPlan.of(PROJECT, folder)
                .withStores(Store.several(STORES))
                .withServices(Service.QR_REGISTRY)
                .with(Service.QR_REGISTRY, "QRPAY_REGISTRY_SYNC_CALLS_PER_SECOND", "500")
                .with(Service.QR_REGISTRY, "QRPAY_REGISTRY_SYNC_LEASE", "PT20S")
                .with(Service.QR_REGISTRY, "QRPAY_REGISTRY_DRIFT_INSPECT_EVERY", "PT1M");
        stack = RunningStack.start(plan, news -> {});
        token = stack.tokens().token("operator", "*");
        first = stack.process(Service.QR_REGISTRY);
        second = stack.addReplica(Service.QR_REGISTRY, Map.of());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void shouldBringEveryCodeInSyncExactlyOnceWhenReplicasDie() throws Exception {
        // Given
        var began = Instant.now();
        ask();
        var asked = Instant.now();

        // When
        killWhen(first, ALL / 5);
        killWhen(second, ALL / 2);
        await().atMost(PATIENCE).until(() -> count("state = 'IN_SYNC'") == ALL);
        var inSync = Instant.now();

        // Then
        var atVipps = atVipps();
        assertThat(atVipps).hasSize(ALL).allSatisfy(code -> {
            assertThat(code.at("/there").asBoolean()).isTrue();
            assertThat(code.at("/writes/created").asInt()).as(code.toString()).isEqualTo(1);
            assertThat(code.at("/writes/deleted").asInt()).isZero();
        });
        assertThat(count("reprint")).isZero();
        assertThat(latest().values()).hasSize(ALL).allMatch(status -> status.state() == QrState.IN_SYNC);
        System.out.printf(
                "%,d codes of %,d sales units asked for in %d s, in sync %d s later, both replicas killed once;"
                        + " registry's memory %d and %d MB, CPU %d and %d s since their last start%n",
                ALL,
                STORES,
                Duration.between(began, asked).toSeconds(),
                Duration.between(asked, inSync).toSeconds(),
                residentMegabytes(first),
                residentMegabytes(second),
                first.cpu().toSeconds(),
                second.cpu().toSeconds());
    }

    @Test
    @Order(2)
    void shouldFindAndRepairAllThatSomebodyElseDid() throws Exception {
        // Given
        var seed = System.nanoTime();
        System.out.println("Drift by seed " + seed);
        var random = new Random(seed);

        // When
        var began = Instant.now();
        var hit = drift(random);

        // Then: wanted, in sync, drifted, in sync make version 4; what was not hit stays at 2
        await().atMost(PATIENCE).until(() -> count("state = 'IN_SYNC' and version >= 4") == hit.size());
        await().atMost(PATIENCE).until(() -> count("state = 'IN_SYNC'") == ALL);
        assertThat(atVipps().stream().filter(RegistryFlowIT::isAsWished)).hasSize(ALL);
        assertThat(count("version = 2")).isEqualTo(ALL - hit.size());
        System.out.printf(
                "%d of %,d codes drifted, all found and repaired %d s later%n",
                hit.size(), ALL, Duration.between(began, Instant.now()).toSeconds());
    }

    /** Half redirects, half callback codes; the ids have what ids may have. */
    private static void ask() throws Exception {
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, ALL)
                    .mapToObj(i -> threads.submit(() -> ask(i, places)))
                    .toList();
            for (var answer : answers) {
                answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private static String ask(int i, Semaphore places) throws Exception {
        places.acquire();
        try {
            var replica = i % 2 == 0 ? first : second;
            return send(replica.baseUrl(), "POST", "/v1/qrs", wish(i)).body();
        } finally {
            places.release();
        }
    }

    private static String wish(int i) {
        var store = "store-" + (i / EACH + 1);
        var common = "\"chainId\":\"chain\",\"storeId\":\"%s\",\"posId\":\"pos-%d\"".formatted(store, i % EACH);
        return i % 2 == 0
                ? "{\"kind\":\"REDIRECT\",%s,\"codeId\":\"%s\",\"redirectUrl\":\"%s\"}"
                        .formatted(common, id(i), target(i))
                : "{\"kind\":\"CALLBACK\",%s,\"codeId\":\"%s\",\"locationDescription\":\"%s\"}"
                        .formatted(common, id(i), location(i));
    }

    private static String id(int i) {
        return i % EACH == 0 ? "kiosk på hjørnet 100%+ " + i : "code-" + i;
    }

    private static String target(int i) {
        return "https://shop.example/" + i;
    }

    private static String location(int i) {
        return "Kasse " + i;
    }

    private static String msn(int i) {
        return String.valueOf(100_001 + i / EACH);
    }

    /** Kills a replica in the middle of its work, and starts it again. */
    private static void killWhen(ServiceProcess replica, int inSync) {
        await().atMost(PATIENCE).until(() -> count("state = 'IN_SYNC'") >= inSync);
        replica.kill();
        replica.start();
    }

    /** Somebody else changes and deletes one code in twenty; the ids of those that were hit. */
    private static Set<String> drift(Random random) throws Exception {
        var ids = idsByCode();
        var hit = new HashSet<String>();
        for (int i = 0; i < ALL; i++) {
            if (random.nextInt(20) == 0) {
                drift(i, random.nextBoolean());
                hit.add(ids.get(msn(i) + "/" + id(i)));
            }
        }
        return hit;
    }

    private static void drift(int i, boolean delete) throws Exception {
        var kind = i % 2 == 0 ? "redirect" : "callback";
        var path = "/simulator/qrs/%s/%s/%s".formatted(msn(i), kind, encoded(id(i)));
        var change = i % 2 == 0
                ? "{\"redirectUrl\":\"https://elsewhere.example\"}"
                : "{\"locationDescription\":\"Elsewhere\"}";
        send(simulator(), delete ? "DELETE" : "PUT", path, delete ? "" : change);
    }

    private static boolean isAsWished(JsonNode code) {
        var i = Integer.parseInt(code.path("id").asText().replaceAll(".*[ -]", ""));
        return code.path("redirectUrl").asText().equals(target(i))
                || code.path("locationDescription").asText().equals(location(i));
    }

    private static Map<String, String> idsByCode() throws SQLException {
        var ids = new HashMap<String, String>();
        try (var connection = connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select msn || '/' || code_id, id from qr_registry.qr")) {
            while (rows.next()) {
                ids.put(rows.getString(1), rows.getString(2));
            }
        }
        return ids;
    }

    private static int count(String condition) {
        try (var connection = connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from qr_registry.qr where " + condition)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(condition, e);
        }
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(stack.database().jdbcUrl(), Database.USERNAME, Database.PASSWORD);
    }

    /** The latest status of each code, as a store system would keep it. */
    private static Map<String, QrStatus> latest() {
        try (var statuses = TopicReader.fromStart(stack.kafka().bootstrapServers(), "qr.status.v1", QrStatus.class)) {
            var inSync = statuses.until(
                    all -> all.stream()
                                    .filter(one -> one.value().state() == QrState.IN_SYNC)
                                    .map(Received::key)
                                    .distinct()
                                    .count()
                            == ALL,
                    PATIENCE);
            return inSync.stream()
                    .collect(Collectors.toMap(
                            Received::key, Received::value, (a, b) -> a.version() > b.version() ? a : b));
        }
    }

    private static List<JsonNode> atVipps() throws IOException, InterruptedException {
        var body = send(simulator(), "GET", "/simulator/qrs", "").body();
        return JSON.readTree(body).valueStream().toList();
    }

    private static URI simulator() {
        return stack.process(Service.VIPPS_SIMULATOR).baseUrl();
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static HttpResponse<String> send(URI base, String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isLessThan(300);
        assertThat(answer.version()).as(method + " " + path).isEqualTo(HttpClient.Version.HTTP_1_1);
        return answer;
    }

    private static long residentMegabytes(ServiceProcess process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
