package io.qrpay.local.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qrpay.local.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;

/** Says over HTTP where the keys are that verify {@link AccessTokens} (OpenID Connect Discovery). */
public final class Issuer implements AutoCloseable {
    private static final int OK = 200;

    private final HttpServer server;

    private Issuer(HttpServer server) {
        this.server = server;
    }

    /** One at a free port. */
    public static Issuer start(AccessTokens tokens) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var issuer = new Issuer(server);
            issuer.answer("/.well-known/openid-configuration", new String(Json.write(issuer.configuration()), UTF_8));
            issuer.answer("/keys", tokens.publicKeys());
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a service is told as {@code quarkus.oidc.auth-server-url}. */
    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private Map<String, Object> configuration() {
        return Map.of("issuer", AccessTokens.ISSUER, "jwks_uri", url().resolve("/keys"));
    }

    private void answer(String path, String json) {
        server.createContext(path, exchange -> answer(exchange, json.getBytes(UTF_8)));
    }

    private static void answer(HttpExchange exchange, byte[] json) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(OK, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
