package io.qrpay.registry.onetime;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Listens to the events of one code. */
final class Listener implements AutoCloseable {
    private static final Pattern STATE = Pattern.compile("\"state\":\"([A-Z_]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> states = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    /** @param seen the version that is known already, or -1 */
    Listener(URI service, String id, int seen) {
        var request = HttpRequest.newBuilder(service.resolve("/v1/one-time-qrs/" + id + "/events"))
                .header("Last-Event-ID", String.valueOf(seen))
                .build();
        Thread.startVirtualThread(() -> listen(request));
    }

    private void listen(HttpRequest request) {
        try {
            http.send(request, BodyHandlers.ofLines()).body().forEach(this::take);
            over.complete(null);
        } catch (IOException | InterruptedException e) {
            over.completeExceptionally(e);
        }
    }

    private void take(String line) {
        var state = STATE.matcher(line);
        if (line.startsWith("data:") && state.find()) {
            states.add(state.group(1));
        }
    }

    /** The states that were told, in their order. */
    List<String> states() {
        return states;
    }

    boolean isOver() {
        return over.isDone() && !over.isCompletedExceptionally();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
