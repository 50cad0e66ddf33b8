package io.qrpay.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qrpay.local.quarkus.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A second place of images beside the simulator's, which answers as badly as a test wants; and one that the registry must
 * not go to. Chains named {@value #OWN_DESIGN} have the vendor's approval.
 */
public final class FakeImages implements QuarkusTestResourceLifecycleManager {
    public static final String OWN_DESIGN = "own-design";
    private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, Integer> ASKED = new ConcurrentHashMap<>();
    private static final CountDownLatch OVER = new CountDownLatch(1);
    private static @Nullable HttpServer allowed;
    private static @Nullable HttpServer forbidden;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param status 0 for none ever */
    record Answer(
            int status,
            String mediaType,
            byte[] body,
            @Nullable String location) {}

    @Override
    public Map<String, String> start() {
        allowed = server();
        forbidden = server();
        return Map.of(
                "qrpay.image.origins",
                "${" + SimulatorResource.URL + "}," + origin(allowed),
                "qrpay.image.within",
                "PT1S",
                "qrpay.image.own-design-approved-for",
                OWN_DESIGN);
    }

    private HttpServer server() {
        try {
            var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            server.setExecutor(threads);
            server.createContext("/", FakeImages::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        OVER.countDown();
        allowed.stop(0);
        forbidden.stop(0);
        threads.shutdownNow();
    }

    /** An address that answers so from now on. */
    public static String put(String path, int status, String mediaType, byte[] body) {
        ANSWERS.put(path, new Answer(status, mediaType, body, null));
        return origin(allowed) + path;
    }

    public static String svg(String path, String svg) {
        return put(path, 200, "image/svg+xml", svg.getBytes(UTF_8));
    }

    /** An address that leads to another. */
    public static String redirect(String path, String location) {
        ANSWERS.put(path, new Answer(302, "text/plain", new byte[0], location));
        return origin(allowed) + path;
    }

    /** What is at a path, asked for where nothing may be asked. */
    public static String forbidden(String path) {
        return origin(forbidden) + path;
    }

    public static int asked(String path) {
        return ASKED.getOrDefault(path, 0);
    }

    private static String origin(HttpServer server) {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        ASKED.merge(path, 1, Integer::sum);
        var answer = ANSWERS.getOrDefault(path, new Answer(404, "text/plain", new byte[0], null));
        if (answer.status() == 0) {
            awaitTheEnd();
        }
        exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
        if (answer.location() != null) {
            exchange.getResponseHeaders().set("Location", answer.location());
        }
        exchange.sendResponseHeaders(
                Math.max(200, answer.status()), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private static void awaitTheEnd() {
        try {
            OVER.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
