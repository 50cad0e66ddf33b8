package io.qrpay.local.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qrpay.local.issuer.SignIns.SignIn;
import io.qrpay.local.issuer.SignIns.Wish;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Signs people in for services of this machine: OpenID Connect's code flow with PKCE, and nothing else of it. */
final class SignInDoor {
    private static final int OK = 200;
    private static final int SEE_OTHER = 303;
    private static final int WRONG = 400;
    private static final int UNKNOWN_CLIENT = 401;
    private static final int LARGEST_FORM = 16 * 1024;
    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";

    private final AccessTokens tokens;
    private final SignIns signIns = new SignIns();

    SignInDoor(AccessTokens tokens) {
        this.tokens = tokens;
    }

    void open(HttpServer server) {
        server.createContext("/authorize", exchange -> answer(exchange, this::authorize));
        server.createContext("/token", exchange -> answer(exchange, this::token));
        server.createContext("/end-session", exchange -> answer(exchange, SignInDoor::endSession));
        server.createContext(
                "/sign-in.css", exchange -> answer(exchange, asked -> new Answer(OK, "text/css", SignInPage.STYLE)));
    }

    /** What discovery says of it, as members of a JSON object. */
    static String members(URI url) {
        return """
                , "authorization_endpoint": "%s", "token_endpoint": "%s", "end_session_endpoint": "%s",
                 "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["ES256"], "code_challenge_methods_supported": ["S256"]\
                """.formatted(url.resolve("/authorize"), url.resolve("/token"), url.resolve("/end-session"));
    }

    private Answer authorize(Asked asked) {
        var wish = wish(asked.query());
        if (asked.body() == null) {
            return new Answer(OK, HTML, SignInPage.html(asked.rawQuery()));
        }
        var code = signIns.begin(Account.named(asked.body().need("account")), wish);
        return new Answer(
                SEE_OTHER,
                wish.redirectUri() + "?code=" + encoded(code)
                        + (wish.state() == null ? "" : "&state=" + encoded(wish.state())),
                "");
    }

    private static Wish wish(Form query) {
        if (!"S256".equals(query.get("code_challenge_method"))) {
            throw new IllegalArgumentException("code_challenge_method must be S256");
        }
        return new Wish(
                query.need("client_id"),
                onThisMachine(query.need("redirect_uri")),
                query.get("state"),
                query.get("nonce"),
                query.need("code_challenge"));
    }

    /** Nobody else is told codes, whatever a link says. */
    private static String onThisMachine(String uri) {
        var host = URI.create(uri).getHost();
        if (!"localhost".equals(host)
                && !InetAddress.getLoopbackAddress().getHostAddress().equals(host)) {
            throw new IllegalArgumentException("redirect_uri is not on this machine");
        }
        return uri;
    }

    private Answer token(Asked asked) {
        var form = Objects.requireNonNullElse(asked.body(), Form.read(null));
        return signIns.end(form.get("code"), form.get("code_verifier"), form.get("redirect_uri"))
                .filter(signIn -> signIn.wish().clientId().equals(clientId(asked, form)))
                .map(this::tokens)
                .orElse(new Answer(UNKNOWN_CLIENT, JSON, "{\"error\": \"invalid_grant\"}"));
    }

    private Answer tokens(SignIn signIn) {
        var account = signIn.account();
        return new Answer(OK, JSON, """
                {"token_type": "Bearer", "expires_in": 43200, "id_token": "%s", "access_token": "%s"}\
                """.formatted(
                        tokens.idToken(signIn),
                        tokens.token(account.role(), account.stores().toArray(String[]::new))));
    }

    /** Who asks, by a header or by the form. What they know besides is not asked for: anybody here may start a service. */
    private static @Nullable String clientId(Asked asked, Form form) {
        var header = asked.authorization();
        if (header == null || !header.startsWith("Basic ")) {
            return form.get("client_id");
        }
        var plain = new String(Base64.getDecoder().decode(header.substring("Basic ".length())), UTF_8);
        return plain.substring(0, Math.max(0, plain.indexOf(':')));
    }

    /** Nobody is remembered, so there is nothing to end. */
    private static Answer endSession(Asked asked) {
        return new Answer(SEE_OTHER, onThisMachine(asked.query().need("post_logout_redirect_uri")), "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static void answer(HttpExchange exchange, Endpoint endpoint) throws IOException {
        try (exchange) {
            send(exchange, answer(endpoint, Asked.of(exchange)));
        }
    }

    private static Answer answer(Endpoint endpoint, Asked asked) {
        try {
            return endpoint.answer(asked);
        } catch (IllegalArgumentException wrong) {
            return new Answer(WRONG, "text/plain; charset=utf-8", String.valueOf(wrong.getMessage()));
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(answer.status() == SEE_OTHER ? "Location" : "Content-Type", answer.typeOrLocation());
        var body = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @FunctionalInterface
    private interface Endpoint {
        Answer answer(Asked asked);
    }

    private record Answer(int status, String typeOrLocation, String body) {}

    /** @param body of a POST */
    private record Asked(
            String rawQuery,
            Form query,
            @Nullable Form body,
            @Nullable String authorization) {

        static Asked of(HttpExchange exchange) throws IOException {
            var query = exchange.getRequestURI().getRawQuery();
            var isPost = "POST".equals(exchange.getRequestMethod());
            var body = isPost ? new String(exchange.getRequestBody().readNBytes(LARGEST_FORM), UTF_8) : null;
            return new Asked(
                    Objects.requireNonNullElse(query, ""),
                    Form.read(query),
                    body == null ? null : Form.read(body),
                    exchange.getRequestHeaders().getFirst("Authorization"));
        }
    }
}
