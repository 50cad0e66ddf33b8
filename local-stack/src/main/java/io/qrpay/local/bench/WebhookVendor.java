package io.qrpay.local.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qrpay.local.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes registrations as the vendor does and remembers each secret, so that the bench can sign webhooks itself. */
final class WebhookVendor implements AutoCloseable {

    /** One registration of payment events. */
    record Registered(String msn, URI url, String secret) {}

    /** What is asked for. */
    record Wanted(URI url, List<String> events) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Registered> registered = Collections.synchronizedList(new ArrayList<>());

    WebhookVendor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/accesstoken/get", exchange -> answer(exchange, 200, token()));
        server.createContext("/webhooks/v1/webhooks", this::webhooks);
        server.setExecutor(threads);
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    List<Registered> registered() {
        synchronized (registered) {
            return List.copyOf(registered);
        }
    }

    private static Map<String, String> token() {
        return Map.of("token_type", "Bearer", "expires_in", "3599", "access_token", "bench");
    }

    private void webhooks(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 201, register(exchange));
        } else {
            answer(exchange, 200, Map.of("webhooks", List.of()));
        }
    }

    private Map<String, String> register(HttpExchange exchange) throws IOException {
        var request = Json.read(exchange.getRequestBody().readAllBytes(), Wanted.class);
        var secret = UUID.randomUUID() + "-" + UUID.randomUUID();
        if (request.events().stream().anyMatch(event -> event.startsWith("epayments"))) {
            var msn = exchange.getRequestHeaders().getFirst("Merchant-Serial-Number");
            registered.add(new Registered(msn, request.url(), secret));
        }
        return Map.of("id", UUID.randomUUID().toString(), "secret", secret);
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        var json = Json.write(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=" + StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, json.length);
        try (exchange) {
            exchange.getResponseBody().write(json);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
