package io.qrpay.registry.image;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Fetches images from the vendor and from nobody else: so many at once, so large, and within a time. */
@ApplicationScoped
class ImageDownload {
    private static final int LARGEST = 1024 * 1024;
    private static final int CONNECTIONS = 16;
    private static final int WAITING = 256;

    private final HttpClient http;
    private final ImageConfig config;
    private final Set<String> origins;

    ImageDownload(Vertx vertx, ImageConfig config) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
        this.config = config;
        this.origins = config.origins().stream().map(ImageDownload::origin).collect(Collectors.toSet());
    }

    /** What was there. */
    sealed interface Found {

        record Image(byte[] bytes) implements Found {}

        /** There is nothing at that address. */
        record Gone() implements Found {}

        default byte[] orElseFail() {
            return switch (this) {
                case Image(var bytes) -> bytes;
                case Gone gone -> throw new IllegalStateException("there is nothing where the vendor says that it is");
            };
        }
    }

    /** Fails when it does not come within the limits; what is said of that does not hold the address. */
    Uni<Found> fetch(String url, ImageWanted.Format format) {
        return Uni.createFrom()
                .deferred(() -> http.request(request(url)))
                .chain(request -> request.send())
                .chain(response -> found(response, format))
                .ifNoItem()
                .after(config.within())
                .fail();
    }

    /** Redirects are not followed: they lead anywhere. */
    private RequestOptions request(String url) {
        var uri = uri(url);
        if (uri.getRawUserInfo() != null || !origins.contains(origin(uri))) {
            throw new IllegalStateException("an image that is not at the vendor's");
        }
        var millis = config.within().toMillis();
        return new RequestOptions()
                .setAbsoluteURI(url)
                .setFollowRedirects(false)
                .setConnectTimeout(millis)
                .setIdleTimeout(millis);
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            // Without the cause, which repeats the address.
            throw new IllegalStateException("an image at what is no address");
        }
    }

    private static String origin(URI uri) {
        var origin = uri.getScheme() + "://" + uri.getHost() + ":" + port(uri);
        return origin.toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        var usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    private static Uni<Found> found(HttpClientResponse response, ImageWanted.Format format) {
        return switch (response.statusCode()) {
            case 200 -> body(checked(response, format)).map(body -> new Found.Image(body.getBytes()));
            case 404, 410 -> Uni.createFrom().item(new Found.Gone());
            default -> throw new IllegalStateException("HTTP " + response.statusCode() + " in place of an image");
        };
    }

    private static HttpClientResponse checked(HttpClientResponse response, ImageWanted.Format format) {
        var type = String.valueOf(response.getHeader("Content-Type")).toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals(format.mediaType)) {
            throw new IllegalStateException("something else than the " + format + " that was asked for");
        }
        return response;
    }

    private static Uni<Buffer> body(HttpClientResponse response) {
        return response.toMulti().collect().in(Buffer::buffer, ImageDownload::add);
    }

    private static void add(Buffer body, Buffer part) {
        if (body.length() + part.length() > LARGEST) {
            throw new IllegalStateException("an image of more than 1 MB");
        }
        body.appendBuffer(part);
    }
}
