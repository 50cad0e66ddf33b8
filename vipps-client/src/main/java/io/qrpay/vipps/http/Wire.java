package io.qrpay.vipps.http;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;

/**
 * Sends a request once. The outcome is a whole answer or a {@link NoAnswer}, within the connect timeout and the request's
 * own. Connections are kept, bounded in number, and HTTP/1.1; redirects are not followed.
 */
@Singleton
public class Wire {
    private final Vertx vertx;
    private final VippsHttpConfig config;
    private final Exchanges exchanges;
    private final Circuits circuits;
    private final HttpClient client;

    Wire(Vertx vertx, VippsHttpConfig config, Exchanges exchanges, Circuits circuits) {
        this.vertx = vertx;
        this.config = config;
        this.exchanges = exchanges;
        this.circuits = circuits;
        this.client = vertx.createHttpClient(options(config));
    }

    /** Sends at each subscription; fails with {@link CircuitOpen} while the operation keeps failing, or with {@link NoAnswer}. */
    public Uni<Answer> send(Request request) {
        return circuits.through(
                request.operation(), Uni.createFrom().deferred(() -> UniHelper.toUni(exchange(request))));
    }

    private Future<Answer> exchange(Request request) {
        long start = System.nanoTime();
        return client.request(options(request))
                .recover(cause -> Future.failedFuture(new NoAnswer("no connection to Vipps", false, cause)))
                .compose(open -> answer(open, request))
                .onComplete(result -> exchanges.count(request.operation(), result, System.nanoTime() - start));
    }

    private Future<Answer> answer(HttpClientRequest open, Request request) {
        long timer = vertx.setTimer(millis(request.timeout()), late -> open.reset(0, new TimeoutException()));
        var response = request.body() == null ? open.send() : open.send(request.body());
        return response.compose(Wire::read)
                .onComplete(done -> vertx.cancelTimer(timer))
                .recover(cause -> Future.failedFuture(new NoAnswer("no answer from Vipps", true, cause)));
    }

    private static Future<Answer> read(HttpClientResponse response) {
        return WholeBody.of(response).map(body -> {
            int status = response.statusCode();
            return status / 100 == 2
                    ? new Answer.Success(status, body)
                    : FailureReading.read(
                            status, body, RetryAfter.read(response.getHeader(HttpHeaders.RETRY_AFTER), Instant.now()));
        });
    }

    private RequestOptions options(Request request) {
        var base = request.base();
        return new RequestOptions()
                .setSsl(isHttps(base))
                .setHost(base.getHost())
                .setPort(port(base))
                .setMethod(request.method())
                .setURI(base.getRawPath() + request.path())
                .setHeaders(request.headers())
                .setConnectTimeout(millis(config.connectTimeout()));
    }

    private static HttpClientOptions options(VippsHttpConfig config) {
        return new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout((int) millis(config.connectTimeout()))
                .setMaxPoolSize(config.poolSize())
                .setMaxWaitQueueSize(config.poolQueue())
                .setKeepAliveTimeout(Math.toIntExact(config.keepAlive().toSeconds()))
                .setMetricsName("vipps");
    }

    private static boolean isHttps(URI base) {
        return "https".equalsIgnoreCase(base.getScheme());
    }

    private static int port(URI base) {
        if (base.getPort() >= 0) {
            return base.getPort();
        }
        return isHttps(base) ? 443 : 80;
    }

    private static long millis(Duration duration) {
        return Math.max(1, duration.toMillis());
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
