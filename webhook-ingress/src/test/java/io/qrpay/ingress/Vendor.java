package io.qrpay.ingress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** The vendor's token endpoint and Webhooks API, as far as its documentation says; knows nothing of payments. */
public final class Vendor implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 25;
    private static final String CHECKED_IN = "user.checked-in.v1";

    private final Map<String, Registered> registrations = new ConcurrentHashMap<>();
    private final Map<String, Integer> made = new ConcurrentHashMap<>();
    private final Queue<Long> calls = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean down;

    /**
     * A registration.
     *
     * @param msn the sales unit; of a partner's, {@code partner} and its subscription key
     * @param secret what deliveries to it are signed with
     */
    public record Registered(String id, String msn, String url, Set<String> events, String secret) {
        public boolean isFor(String msn, String event) {
            return this.msn.equals(msn) && events.contains(event);
        }
    }

    public Vendor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/accesstoken/get", exchange -> answer(exchange, 200, token()));
        server.createContext("/webhooks/v1/webhooks", this::webhooks);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Registers as another system does, or as one of us that died before it wrote the secret down. */
    public Registered register(String msn, String url, Set<String> events) {
        var registered = new Registered(UUID.randomUUID().toString(), msn, url, Set.copyOf(events), secret());
        registrations.put(registered.id(), registered);
        return registered;
    }

    public void forget(String id) {
        registrations.remove(id);
    }

    public List<Registered> registrations(String msn) {
        return registrations.values().stream()
                .filter(registered -> registered.msn().equals(msn))
                .toList();
    }

    public List<Registered> registrations(String msn, String event) {
        return registrations.values().stream()
                .filter(registered -> registered.isFor(msn, event))
                .toList();
    }

    /** How many registrations were refused. */
    public int refused() {
        return refused.get();
    }

    public Registered registration(String msn, String event) {
        return registrations.values().stream()
                .filter(registered -> registered.isFor(msn, event))
                .findAny()
                .orElseThrow(() -> new AssertionError("not registered: " + msn + " " + event));
    }

    /** The next registration is done, but its answer is lost on the way. */
    public void loseNextAnswer() {
        answersToLose.set(1);
    }

    public void down(boolean down) {
        this.down = down;
    }

    /** How many registrations were asked for and made by HTTP. */
    public int registrationsMade(String msn) {
        return made.getOrDefault(msn, 0);
    }

    public int calls() {
        return calls.size();
    }

    /** When each call came, in nanoseconds. */
    public List<Long> callTimes() {
        return List.copyOf(calls);
    }

    /** So many calls are answered that there were too many, come again in two seconds. */
    public void busy(int calls) {
        busy.set(calls);
    }

    private void webhooks(HttpExchange exchange) throws IOException {
        calls.add(System.nanoTime());
        var msn = party(exchange);
        if (down) {
            answer(exchange, 503, Map.of("statusCode", 503, "message", "away"));
        } else if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseHeaders().add("Retry-After", "2");
            answer(exchange, 429, Map.of("statusCode", 429, "message", "Rate limit is exceeded"));
        } else {
            switch (exchange.getRequestMethod()) {
                case "GET" -> answer(exchange, 200, Map.of("webhooks", listed(msn)));
                case "POST" -> registration(exchange, msn);
                case "DELETE" -> removal(exchange);
                default -> answer(exchange, 405, Map.of());
            }
        }
    }

    private static String party(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var msn = headers.getFirst("Merchant-Serial-Number");
        return msn == null ? "partner " + headers.getFirst("Ocp-Apim-Subscription-Key") : msn;
    }

    private List<Map<String, Object>> listed(String msn) {
        return registrations(msn).stream()
                .<Map<String, Object>>map(
                        one -> Map.of("id", one.id(), "url", one.url(), "events", List.copyOf(one.events())))
                .toList();
    }

    private synchronized void registration(HttpExchange exchange, String msn) throws IOException {
        var wish = JSON.readTree(exchange.getRequestBody());
        var events = new HashSet<String>();
        wish.path("events").forEach((JsonNode event) -> events.add(event.textValue()));
        if (events.stream().anyMatch(event -> isFull(msn, event))) {
            refused.incrementAndGet();
            answer(exchange, 400, Map.of("title", "Bad Request", "status", 400, "traceId", "00-1", "type", "x"));
            return;
        }
        made.merge(msn, 1, Integer::sum);
        var registered = register(msn, wish.path("url").textValue(), events);
        if (answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.close();
        } else {
            answer(exchange, 201, Map.of("id", registered.id(), "secret", registered.secret()));
        }
    }

    private boolean isFull(String msn, String event) {
        return registrations(msn, event).size() >= (event.equals(CHECKED_IN) ? 1 : MOST);
    }

    private void removal(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        forget(path.substring(path.lastIndexOf('/') + 1));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static Map<String, String> token() {
        return Map.of(
                "token_type", "Bearer",
                "expires_in", "3599",
                "ext_expires_in", "3599",
                "expires_on", "4102444800",
                "not_before", "1795262400",
                "resource", "00000002-0000-0000-c000-000000000000",
                "access_token", "eyJ0eXAi");
    }

    private static String secret() {
        var bytes = new byte[64];
        ThreadLocalRandom.current().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
