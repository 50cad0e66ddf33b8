package io.qrpay.simulator.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Posts signed bodies over connections that are kept. */
@ApplicationScoped
class SignedPost {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final HttpClient client;
    private final long timeoutMillis;
    private volatile Date date = new Date(0, "");

    SignedPost(Vertx vertx, WebhookConfig config) {
        this.timeoutMillis = config.timeout().toMillis();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(true)
                .setMaxPoolSize(config.inFlight())
                .setTcpNoDelay(true));
    }

    /** The status that the receiver answers; failed when none comes in time. Redirects are not followed. */
    Future<Integer> send(Registration registration, byte[] body) {
        return client.request(optionsFor(registration, body))
                .compose(request -> request.send(Buffer.buffer(body)))
                .map(HttpClientResponse::statusCode);
    }

    private RequestOptions optionsFor(Registration registration, byte[] body) {
        var target = Target.of(registration.url());
        var now = dateText();
        var signature = Signature.of(registration.secret(), target.authority(), registration.pathAndQuery(), now, body);
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.isTls())
                .setURI(registration.pathAndQuery())
                .setTimeout(timeoutMillis)
                .putHeader("Content-Type", "application/json")
                .putHeader("x-ms-date", now)
                .putHeader("x-ms-content-sha256", signature.contentHash())
                .putHeader("Authorization", signature.authorization())
                .putHeader("Webhook-Id", registration.id());
    }

    /** Written once a second, not once a delivery. */
    private String dateText() {
        var second = Instant.now().getEpochSecond();
        var known = date;
        if (known.second() != second) {
            known = new Date(second, DATE.format(Instant.ofEpochSecond(second)));
            date = known;
        }
        return known.text();
    }

    private record Date(long second, String text) {}
}
