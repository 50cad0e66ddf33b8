package io.qrpay.initiator.polling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * As much of Vipps as polling needs, over HTTP. {@code POST /happened/<reference>/<event>} puts an event into a payment's log,
 * {@code GET /reads} tells who read which log when. The first read of a reference that begins with {@code busy} is answered 429.
 */
final class PolledVipps implements AutoCloseable {
    static final int RETRY_AFTER_SECONDS = 6;
    static final String GUARANTEED = "2036-09-01T07:53:44.812+00:00";

    private final ConcurrentMap<String, List<String>> logs = new ConcurrentHashMap<>();
    private final Queue<Read> reads = new ConcurrentLinkedQueue<>();
    private final HttpServer http;

    private record Read(long at, String msn, String reference) {
        String json() {
            return "{\"at\":%d,\"msn\":\"%s\",\"reference\":\"%s\"}".formatted(at, msn, reference);
        }
    }

    PolledVipps() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/accesstoken", exchange -> answer(exchange, 200, token()));
        http.createContext("/happened", this::happened);
        http.createContext("/reads", exchange -> answer(exchange, 200, reads()));
        http.createContext("/epayment", this::read);
        http.start();
    }

    String url() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    private void happened(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        logs.computeIfAbsent(path[2], reference -> new ArrayList<>()).add(event(path[2], path[3]));
        answer(exchange, 200, "{}");
    }

    private String reads() {
        return reads.stream().map(Read::json).collect(Collectors.joining(",", "[", "]"));
    }

    private void read(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        if (path.length == 5) {
            answer(exchange, 200, payment(path[4]));
        } else {
            readLog(exchange, path[4]);
        }
    }

    private void readLog(HttpExchange exchange, String reference) throws IOException {
        var isFirst = reads.stream().noneMatch(read -> read.reference().equals(reference));
        reads.add(new Read(
                System.currentTimeMillis(),
                exchange.getRequestHeaders().getFirst("Merchant-Serial-Number"),
                reference));
        if (isFirst && reference.startsWith("busy")) {
            exchange.getResponseHeaders().add("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
            answer(exchange, 429, "");
        } else {
            answer(exchange, 200, "[" + String.join(",", logs.getOrDefault(reference, List.of())) + "]");
        }
    }

    private static String event(String reference, String name) {
        return """
                {"reference":"%s","pspReference":"psp-%s-%s","name":"%s","amount":{"currency":"NOK","value":4900},
                 "timestamp":"%s","idempotencyKey":"c-%s","success":true}""".formatted(reference, name, reference, name, Instant.now(), reference);
    }

    private static String payment(String reference) {
        return """
                {"reference":"%s","pspReference":"psp","state":"AUTHORIZED","amount":{"currency":"NOK","value":4900},
                 "aggregate":{"authorizedAmount":{"currency":"NOK","value":4900},
                   "capturedAmount":{"currency":"NOK","value":0},"refundedAmount":{"currency":"NOK","value":0},
                   "cancelledAmount":{"currency":"NOK","value":0}},
                 "paymentMethod":{"type":"WALLET"},"profile":{},"captureGuaranteedUntil":"%s"}""".formatted(reference, GUARANTEED);
    }

    private static String token() {
        var now = Instant.now().getEpochSecond();
        return """
                {"token_type":"Bearer","expires_in":"3599","ext_expires_in":"3599","expires_on":"%d","not_before":"%d",
                 "resource":"00000002-0000-0000-c000-000000000000","access_token":"a-token"}""".formatted(now + 3599, now);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
