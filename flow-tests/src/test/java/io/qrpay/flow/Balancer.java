package io.qrpay.flow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way in, as an Ingress is: gives each request to one of the replicas that it has been told of, once, and keeps connections to
 * them. What goes wrong it does not try again but remembers.
 */
final class Balancer implements AutoCloseable {
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(15);
    private static final int BAD_GATEWAY = 502;
    private static final int SERVER_ERRORS = 500;
    private static final List<String> OF_ONE_CONNECTION =
            List.of("host", "connection", "content-length", "upgrade", "http2-settings", "transfer-encoding");

    private final HttpServer server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final List<URI> replicas = new CopyOnWriteArrayList<>();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();

    private Balancer(HttpServer server) {
        this.server = server;
    }

    /** One at a free port that knows of nobody yet. */
    static Balancer start() {
        try {
            var balancer =
                    new Balancer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            balancer.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            balancer.server.createContext("/", balancer::pass);
            balancer.server.start();
            return balancer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void add(URI replica) {
        replicas.add(replica);
    }

    /** Nothing that comes from now on goes there. */
    void remove(URI replica) {
        replicas.remove(replica);
    }

    /** Requests that were answered, well or not. */
    int answered() {
        return answered.get();
    }

    /** A line for each request without an answer, or with one that blames the service. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = exchange.getRequestURI();
            var replica = next();
            try {
                answer(exchange, http.send(request(exchange, replica.resolve(asked)), BodyHandlers.ofByteArray()));
            } catch (IOException e) {
                troubles.add("%s %s at %s: %s".formatted(exchange.getRequestMethod(), asked, replica, e));
                exchange.sendResponseHeaders(BAD_GATEWAY, -1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** One of those that are there now, though others come and go meanwhile. */
    private URI next() {
        var now = List.copyOf(replicas);
        return now.get(Math.floorMod(turns.getAndIncrement(), now.size()));
    }

    private static HttpRequest request(HttpExchange exchange, URI target) throws IOException {
        var request = HttpRequest.newBuilder(target)
                .timeout(ANSWER_WAIT)
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        passed(exchange.getRequestHeaders())
                .forEach(header -> header.getValue().forEach(value -> request.header(header.getKey(), value)));
        return request.build();
    }

    private void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answered.incrementAndGet();
        if (answer.statusCode() >= SERVER_ERRORS) {
            troubles.add("%s at %s: %d".formatted(exchange.getRequestMethod(), answer.uri(), answer.statusCode()));
        }
        passed(answer.headers().map())
                .forEach(header -> exchange.getResponseHeaders().put(header.getKey(), header.getValue()));
        var body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static List<Map.Entry<String, List<String>>> passed(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> OF_ONE_CONNECTION.stream().noneMatch(header.getKey()::equalsIgnoreCase))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
    }
}
