package io.qrpay.local.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says over HTTP where the keys are that verify {@link AccessTokens} (OpenID Connect Discovery), and signs people in where it has
 * the key that signs. Without that it needs nothing but a JVM, and so fits in an image of its own.
 */
public final class Issuer implements AutoCloseable {
    private static final int OK = 200;
    private static final int WRONG_USE = 2;

    private final HttpServer server;

    private Issuer(HttpServer server) {
        this.server = server;
    }

    /** Serves until it is ended, at the port of the URL by which services know it: {@code <url> <file of public keys>}. */
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println(
                    "qrpay: the issuer wants its URL and the file that ./qrpay token --public-keys has written");
            System.exit(WRONG_USE);
        }
        var url = URI.create(arguments[0]);
        start(new InetSocketAddress(url.getPort()), url, Path.of(arguments[1]));
    }

    /** One at a free port of this machine, where people can sign in, too. */
    public static Issuer start(AccessTokens tokens) {
        var issuer = at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        new SignInDoor(tokens).open(issuer.server);
        issuer.serve(issuer.url(), tokens::publicKeys, SignInDoor.members(issuer.url()));
        return issuer;
    }

    /** One with the keys in the file, which may come, and change, while it serves. */
    static Issuer start(InetSocketAddress address, URI url, Path keys) {
        var issuer = at(address);
        issuer.serve(url, () -> Files.readString(keys), "");
        return issuer;
    }

    private static Issuer at(InetSocketAddress address) {
        try {
            return new Issuer(HttpServer.create(address, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a service is told as {@code quarkus.oidc.auth-server-url}. */
    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void serve(URI url, Source keys, String furtherMembers) {
        var configuration = """
                {"issuer": "%s", "jwks_uri": "%s"%s}""".formatted(AccessTokens.ISSUER, url.resolve("/keys"), furtherMembers);
        answer("/.well-known/openid-configuration", () -> configuration);
        answer("/keys", keys);
        server.start();
    }

    private void answer(String path, Source json) {
        server.createContext(path, exchange -> answer(exchange, json));
    }

    private static void answer(HttpExchange exchange, Source json) throws IOException {
        try (exchange) {
            var body = json.read().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(OK, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    @FunctionalInterface
    private interface Source {
        String read() throws IOException;
    }
}
