package io.qrpay.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A merchant's endpoint that takes webhooks and answers them as it was told. */
public final class Store implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<Integer> nextStatuses = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<Duration> nextDelays = new ConcurrentLinkedDeque<>();

    private Store(HttpServer server) {
        this.server = server;
    }

    public static Store open() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var store = new Store(server);
            server.createContext("/", store::take);
            server.setExecutor(Executors.newCachedThreadPool());
            server.start();
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url(String pathAndQuery) {
        return "http://localhost:" + server.getAddress().getPort() + pathAndQuery;
    }

    public String authority() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** The next requests are answered so; all later ones 200. */
    public void answerNext(Integer... statuses) {
        nextStatuses.addAll(List.of(statuses));
    }

    /** The next request is answered when so much time has passed. */
    public void answerNextAfter(Duration delay) {
        nextDelays.add(delay);
    }

    public List<Received> received() {
        return received;
    }

    /** What came about one payment, as {@code name} of each body, in order of arrival. */
    public List<String> namesOf(String reference) {
        return of(reference).map(one -> one.json().path("name").asText()).toList();
    }

    public Stream<Received> of(String reference) {
        return received.stream()
                .filter(one -> one.json().path("reference").asText().equals(reference));
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var status = nextStatuses.isEmpty() ? 200 : nextStatuses.poll();
        received.add(new Received(
                exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body, status, System.nanoTime()));
        if (!nextDelays.isEmpty()) {
            park(nextDelays.poll());
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void park(Duration delay) {
        var until = System.nanoTime() + delay.toNanos();
        while (System.nanoTime() - until < 0) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** One request that came. */
    public record Received(String pathAndQuery, Headers headers, byte[] body, int answered, long nanos) {

        public JsonNode json() {
            try {
                return MAPPER.readTree(new String(body, UTF_8));
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON", e);
            }
        }
    }
}
