package io.qrpay.registry.onetime;

import io.qrpay.problem.ProblemFound;
import io.qrpay.registry.code.QrProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Fetches the image that Vipps draws of a code; whoever knows its URL has the code, so that stays here. */
@ApplicationScoped
class VendorImage {
    private static final int LARGEST = 1024 * 1024;
    private static final int CONNECTIONS = 64;
    private static final int WAITING = 256;

    private final HttpClient http;
    private final OneTimeConfig config;

    VendorImage(Vertx vertx, OneTimeConfig config) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
        this.config = config;
    }

    /** An image as it came. */
    record Drawn(String mediaType, byte[] bytes) {}

    /** Tries twice; then fails with VIPPS_UNAVAILABLE. */
    Uni<Drawn> fetch(String url) {
        return Uni.createFrom()
                .deferred(() -> http.request(new RequestOptions().setAbsoluteURI(url)))
                .chain(request -> request.send())
                .chain(VendorImage::image)
                .ifNoItem()
                .after(config.imageWithin())
                .fail()
                .onFailure()
                .retry()
                .atMost(1)
                .onFailure()
                .transform(failure -> new ProblemFound(QrProblem.VIPPS_UNAVAILABLE));
    }

    private static Uni<Drawn> image(HttpClientResponse response) {
        var type = String.valueOf(response.getHeader("Content-Type")).toLowerCase(Locale.ROOT);
        return response.statusCode() == 200 && type.startsWith("image/")
                ? body(response).map(body -> new Drawn(type, body.getBytes()))
                : Uni.createFrom().failure(() -> new IllegalStateException("no image: " + response.statusCode()));
    }

    private static Uni<Buffer> body(HttpClientResponse response) {
        return response.toMulti().collect().in(Buffer::buffer, VendorImage::add);
    }

    private static void add(Buffer body, Buffer part) {
        if (body.length() + part.length() > LARGEST) {
            throw new IllegalStateException("the image is larger than 1 MB");
        }
        body.appendBuffer(part);
    }
}
