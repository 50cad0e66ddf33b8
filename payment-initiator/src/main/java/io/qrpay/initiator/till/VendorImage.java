package io.qrpay.initiator.till;

import io.qrpay.problem.ProblemFound;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Fetches the image that the vendor draws of a QR. */
@ApplicationScoped
class VendorImage {
    private static final int LARGEST = 1024 * 1024;
    private static final int CONNECTIONS = 64;
    private static final int WAITING = 256;

    private final HttpClient http;
    private final TillConfig config;

    VendorImage(Vertx vertx, TillConfig config) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
        this.config = config;
    }

    /** Fails with QR_OVER when the vendor has it no longer, with QR_UNAVAILABLE when it cannot be had now. */
    Uni<QrImage> fetch(String url) {
        return Uni.createFrom()
                .deferred(() -> http.request(new RequestOptions().setAbsoluteURI(url)))
                .chain(request -> request.send())
                .chain(VendorImage::image)
                .ifNoItem()
                .after(config.imageWithin())
                .fail()
                .onFailure(failure -> !(failure instanceof ProblemFound))
                .transform(failure -> new ProblemFound(TillProblem.QR_UNAVAILABLE));
    }

    private static Uni<QrImage> image(HttpClientResponse response) {
        if (response.statusCode() == 404 || response.statusCode() == 410) {
            return Uni.createFrom().failure(new ProblemFound(TillProblem.QR_OVER));
        }
        var type = String.valueOf(response.getHeader("Content-Type")).toLowerCase(Locale.ROOT);
        return response.statusCode() == 200 && type.startsWith("image/")
                ? body(response).map(body -> new QrImage(type, body.getBytes()))
                : Uni.createFrom().failure(new ProblemFound(TillProblem.QR_UNAVAILABLE));
    }

    private static Uni<Buffer> body(HttpClientResponse response) {
        return response.toMulti().collect().in(Buffer::buffer, VendorImage::add);
    }

    private static void add(Buffer body, Buffer part) {
        if (body.length() + part.length() > LARGEST) {
            throw new ProblemFound(TillProblem.QR_UNAVAILABLE);
        }
        body.appendBuffer(part);
    }
}
