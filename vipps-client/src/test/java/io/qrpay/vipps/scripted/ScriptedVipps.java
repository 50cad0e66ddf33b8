package io.qrpay.vipps.scripted;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An HTTP server that plays Vipps. Each test takes a sales unit with credentials of its own, so tokens and requests of
 * tests do not mix. A request without a script, or one that the vendor would not take, is a violation.
 */
public final class ScriptedVipps implements QuarkusTestResourceLifecycleManager {
    /** A sales unit whose Vipps is not there. */
    public static final String UNREACHABLE = "9999";

    private static final int FIRST_MSN = 100_000;
    private static final int SALES_UNITS = 200;

    private final AtomicInteger nextMsn = new AtomicInteger(FIRST_MSN);
    private final Map<String, Queue<Script>> scripts = new ConcurrentHashMap<>();
    private final Map<String, Script> always = new ConcurrentHashMap<>();
    private final Map<String, Queue<Script>> tokenScripts = new ConcurrentHashMap<>();
    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> tokenFetches = new ConcurrentHashMap<>();
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger mostConnections = new AtomicInteger();
    private Vertx vertx;
    private Path file;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        var server = vertx.createHttpServer()
                .connectionHandler(connection -> {
                    mostConnections.accumulateAndGet(connections.incrementAndGet(), Math::max);
                    connection.closeHandler(closed -> connections.decrementAndGet());
                })
                .requestHandler(request -> request.body().onSuccess(body -> receive(request, body)));
        int port = listen(server);
        file = write(port);
        return Map.of("qrpay.sales-units.file", file.toString());
    }

    private static int listen(HttpServer server) {
        try {
            return server.listen(0, "localhost")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS)
                    .actualPort();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write(int port) {
        var msns = IntStream.range(FIRST_MSN, FIRST_MSN + SALES_UNITS)
                .mapToObj(Integer::toString)
                .toList();
        var credentials = msns.stream().map(msn -> keys(msn, port)).collect(Collectors.joining(","));
        var units = msns.stream().map(ScriptedVipps::unit).collect(Collectors.joining(","));
        try {
            var json = "{\"credentials\":[%s,%s],\"salesUnits\":[%s,%s],\"stores\":[]}"
                    .formatted(credentials, keys(UNREACHABLE, closedPort()), units, unit(UNREACHABLE));
            return Files.writeString(Files.createTempFile("sales-units", ".json"), json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String keys(String msn, int port) {
        return """
                {"name":"c-%1$s","baseUrl":"http://localhost:%2$d","clientId":"id-%1$s","clientSecret":"secret-%1$s",\
                "subscriptionKey":"key-%1$s"}""".formatted(msn, port);
    }

    private static String unit(String msn) {
        return "{\"msn\":\"%1$s\",\"credentials\":\"c-%1$s\"}".formatted(msn);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(ScriptedVipps.class));
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A sales unit that no other test uses. */
    public String newMsn() {
        return Integer.toString(nextMsn.getAndIncrement());
    }

    /** The next answers to calls of a sales unit. */
    public void answers(String msn, Script... next) {
        scripts.computeIfAbsent(msn, key -> new ConcurrentLinkedQueue<>()).addAll(List.of(next));
    }

    /** The answer to any further call of a sales unit. */
    public void alwaysAnswers(String msn, Script script) {
        always.put(msn, script);
    }

    /** The next answers to token fetches of a sales unit; after them there is a good token each time. */
    public void tokenAnswers(String msn, Script... next) {
        tokenScripts
                .computeIfAbsent("id-" + msn, key -> new ConcurrentLinkedQueue<>())
                .addAll(List.of(next));
    }

    /** The calls of a sales unit so far, without token fetches. */
    public List<Received> received(String msn) {
        return List.copyOf(received.getOrDefault(msn, List.of()));
    }

    public int tokenFetches(String msn) {
        return tokenFetches.getOrDefault("id-" + msn, new AtomicInteger()).get();
    }

    /** What the vendor would not have taken, and calls that no test expected; empties the list. */
    public List<String> violations() {
        var all = List.copyOf(violations);
        violations.clear();
        return all;
    }

    public int mostConnections() {
        return mostConnections.get();
    }

    private void receive(HttpServerRequest request, Buffer body) {
        var call = new Received(
                request.method().name(), request.uri(), request.headers(), body.toString(), System.nanoTime());
        violations.addAll(VendorRules.violations(call));
        if (call.path().equals("/accesstoken/get")) {
            token(request);
        } else {
            call(request, call);
        }
    }

    private void token(HttpServerRequest request) {
        var clientId = request.getHeader("client_id");
        int number = tokenFetches
                .computeIfAbsent(clientId, key -> new AtomicInteger())
                .incrementAndGet();
        if (!("secret-" + clientId.substring(3)).equals(request.getHeader("client_secret"))) {
            violations.add("client_secret");
        }
        var script = tokenScripts
                .getOrDefault(clientId, new ConcurrentLinkedQueue<>())
                .poll();
        (script == null ? goodToken("token-" + number, "\"3599\"") : script).answer(request);
    }

    /** A token; its life as the vendor writes it, in quotes. */
    public static Script goodToken(String token, String expiresIn) {
        return Script.answer(
                200, """
                {"token_type":"Bearer","expires_in":%1$s,"ext_expires_in":%1$s,"expires_on":"1795266000",
                 "not_before":"1795262400","resource":"00000002-0000-0000-c000-000000000000","access_token":"%2$s"}""".formatted(expiresIn, token), Map.of("Content-Type", "application/json;charset=UTF-8"));
    }

    /** That of the sales unit; a call that names none is one of the partner whose keys it has. */
    private static String scriptOf(Received call) {
        var msn = call.headers().get("Merchant-Serial-Number");
        var key = call.headers().get("Ocp-Apim-Subscription-Key");
        return msn == null ? key.replace("key-", "partner-") : msn;
    }

    private void call(HttpServerRequest request, Received call) {
        var msn = scriptOf(call);
        received.computeIfAbsent(msn, key -> Collections.synchronizedList(new ArrayList<>()))
                .add(call);
        var script = scripts.getOrDefault(msn, new ConcurrentLinkedQueue<>()).poll();
        var chosen = script == null ? always.get(msn) : script;
        if (chosen == null) {
            violations.add("unexpected " + call.method() + " " + call.path());
            request.response().setStatusCode(500).end();
        } else {
            chosen.answer(request);
        }
    }
}
