package io.qrpay.initiator.vipps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * As much of Vipps as creating a payment needs, over HTTP. The beginning of a reference asks for trouble: {@code slow} is
 * answered after 5 s, {@code lost} is done at the first call and not answered, {@code away} meets a 503 for 5 s from its
 * first call on, {@code nope} is refused. So is a phone number that begins with {@code 999}, with its last four digits as
 * the code. {@code GET /books/<reference>} tells the idempotency keys of all create calls,
 * {@code GET /tokens/<reference>} the customers' tokens.
 */
final class FakeVipps implements AutoCloseable {
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConcurrentMap<String, Held> payments = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, List<String>> calls = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, List<String>> tokens = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Instant> firstSeen = new ConcurrentHashMap<>();
    private final HttpServer http;

    private record Held(String key, JsonNode body, Instant at) {}

    private record Answer(int status, String type, String body) {}

    FakeVipps() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        http.start();
    }

    String url() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var answer = answer(exchange, body);
            if (answer != null) {
                send(exchange, answer);
            }
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private Answer answer(HttpExchange exchange, byte[] body) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        return switch (path[1]) {
            case "accesstoken" -> json(200, token());
            case "books" -> json(200, JSON.writeValueAsString(calls.getOrDefault(path[2], List.of())));
            case "tokens" -> json(200, JSON.writeValueAsString(tokens.getOrDefault(path[2], List.of())));
            case "image" -> image(path[2]);
            default -> payment(exchange, path, body);
        };
    }

    private Answer payment(HttpExchange exchange, String[] path, byte[] body) throws IOException {
        if (path.length == 4) {
            return create(exchange.getRequestHeaders().getFirst("Idempotency-Key"), JSON.readTree(body));
        }
        if (isAway(path[4])) {
            return json(503, "");
        }
        var held = payments.get(path[4]);
        if (held == null) {
            return problem(404, "5090");
        }
        return json(200, path.length == 6 ? "[" + created(path[4], held) + "]" : read(path[4], held));
    }

    private Answer create(String key, JsonNode body) {
        var reference = body.get("reference").textValue();
        calls.computeIfAbsent(reference, r -> new CopyOnWriteArrayList<>()).add(key);
        tokens.computeIfAbsent(reference, r -> new CopyOnWriteArrayList<>())
                .add(body.path("customer").path("customerToken").asText());
        if (reference.startsWith("slow")) {
            LockSupport.parkNanos(SLOW.toNanos());
        }
        if (isAway(reference)) {
            return json(503, "");
        }
        if (reference.startsWith("nope")) {
            return problem(400, "6010");
        }
        var phone = body.path("customer").path("phoneNumber").asText("");
        if (phone.startsWith("999")) {
            return problem(400, phone.substring(phone.length() - 4), "Nobody has the number " + phone);
        }
        var held = payments.putIfAbsent(reference, new Held(key, body, Instant.now()));
        if (held == null && reference.startsWith("lost")) {
            return null;
        }
        return held == null || held.key().equals(key) ? answered(reference, body) : problem(409, "4150");
    }

    private Answer answered(String reference, JsonNode body) {
        if (body.path("userFlow").asText().equals("PUSH_MESSAGE")) {
            return json(201, "{\"reference\":\"%s\"}".formatted(reference));
        }
        return json(201, "{\"reference\":\"%s\",\"redirectUrl\":\"%s\"}".formatted(reference, imageUrl(reference)));
    }

    private boolean isAway(String reference) {
        return reference.startsWith("away")
                && firstSeen
                        .computeIfAbsent(reference, r -> Instant.now())
                        .plus(AWAY)
                        .isAfter(Instant.now());
    }

    private Answer image(String reference) {
        return reference.startsWith("gone")
                ? new Answer(404, "text/plain", "gone")
                : new Answer(
                        200,
                        "image/svg+xml",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- " + reference + " --></svg>");
    }

    private String imageUrl(String reference) {
        return url() + "/image/" + reference;
    }

    private static String created(String reference, Held held) throws IOException {
        return JSON.writeValueAsString(Map.of(
                "reference",
                reference,
                "pspReference",
                "psp-" + reference,
                "name",
                "CREATED",
                "amount",
                held.body().get("amount"),
                "timestamp",
                held.at().toString(),
                "idempotencyKey",
                held.key(),
                "success",
                true));
    }

    private String read(String reference, Held held) throws IOException {
        var none = Map.of("currency", "NOK", "value", 0);
        return JSON.writeValueAsString(Map.of(
                "aggregate",
                Map.of(
                        "authorizedAmount",
                        none,
                        "cancelledAmount",
                        none,
                        "capturedAmount",
                        none,
                        "refundedAmount",
                        none),
                "amount",
                held.body().get("amount"),
                "state",
                "CREATED",
                "paymentMethod",
                Map.of("type", "WALLET"),
                "profile",
                Map.of(),
                "pspReference",
                "psp-" + reference,
                "reference",
                reference,
                "redirectUrl",
                imageUrl(reference)));
    }

    private static String token() {
        var now = Instant.now().getEpochSecond();
        return """
                {"token_type":"Bearer","expires_in":"3599","ext_expires_in":"3599","expires_on":"%d","not_before":"%d",
                 "resource":"00000002-0000-0000-c000-000000000000","access_token":"a-token"}""".formatted(now + 3599, now);
    }

    private static Answer problem(int status, String code) {
        return problem(status, code, "Nope");
    }

    private static Answer problem(int status, String code, String detail) {
        return new Answer(status, "application/problem+json", """
                {"type":"https://httpstatuses.io/%d","title":"Nope","status":%d,"traceId":"00-1","detail":"%s",
                 "extraDetails":[{"name":"ErrorCode","reason":"%s"}]}""".formatted(status, status, detail, code));
    }

    private static Answer json(int status, String body) {
        return new Answer(status, "application/json", body);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
