package io.qrpay.simulator.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Somebody with a browser, who follows no redirect unasked. */
final class Visitor {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI base;

    Visitor(URI base) {
        this.base = base;
    }

    HttpResponse<String> open(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    HttpResponse<String> submit(String path, String field, String value) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(field + "=" + URLEncoder.encode(value, UTF_8))));
    }

    /** What an answer leads to. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        return open(answer.headers().firstValue("Location").orElseThrow());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What a live part is told from now on. */
    Live listen(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).build();
        var answer = HTTP.sendAsync(request, BodyHandlers.ofLines()).join();
        return new Live(answer.body());
    }

    /** A live part as it is told. */
    static final class Live implements AutoCloseable {

        private final List<String> told = new CopyOnWriteArrayList<>();
        private final Stream<String> lines;

        private Live(Stream<String> lines) {
            this.lines = lines;
            Thread.ofVirtual().start(() -> read(lines));
        }

        private void read(Stream<String> all) {
            try {
                all.forEach(told::add);
            } catch (UncheckedIOException closed) {
                told.add("closed");
            }
        }

        List<String> told() {
            return told;
        }

        /** All that was told so far. */
        String text() {
            return String.join("\n", told);
        }

        @Override
        public void close() {
            lines.close();
        }
    }
}
