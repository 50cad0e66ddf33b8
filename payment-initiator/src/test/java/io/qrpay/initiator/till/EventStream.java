package io.qrpay.initiator.till;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Listens to server-sent events in the background. */
final class EventStream implements AutoCloseable {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final CompletableFuture<Void> end;
    private final HttpClient http = HttpClient.newHttpClient();

    EventStream(String url, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/event-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        end = CompletableFuture.runAsync(() -> answer(request.build()).forEach(lines::add));
    }

    private Stream<String> answer(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofLines()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> ids() {
        return values("id:");
    }

    List<String> data() {
        return values("data:");
    }

    private List<String> values(String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()).strip())
                .toList();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
