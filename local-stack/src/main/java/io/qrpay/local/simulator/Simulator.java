package io.qrpay.local.simulator;

import io.qrpay.local.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The controls of the simulated Vipps. */
public final class Simulator implements AutoCloseable {
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(30);
    private static final int ERROR = 400;

    private final URI baseUrl;
    private final HttpClient http = HttpClient.newHttpClient();

    public Simulator(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Lets these customers decide about every payment from now on. */
    public void letIn(Crowd crowd) {
        send("PUT", "/simulator/crowd", BodyPublishers.ofByteArray(Json.write(crowd)));
    }

    /** Sends the customers home: whoever wants a payment approved or declined does it by hand. */
    public void sendHome() {
        send("DELETE", "/simulator/crowd", BodyPublishers.noBody());
    }

    /** Changes how fast the vendor's time runs, for payments that are yet to come. */
    public void runTimeAt(int factor) {
        send("PATCH", "/simulator/behaviour", BodyPublishers.ofByteArray(Json.write(Map.of("timeFactor", factor))));
    }

    /** Everything that happened so far. */
    public Books books() {
        return Json.read(send("GET", "/simulator/books", BodyPublishers.noBody()), Books.class);
    }

    /**
     * Any other control.
     *
     * @return the body of the answer
     * @throws IllegalStateException when it is not a success
     */
    public byte[] send(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(baseUrl.resolve(path))
                .timeout(ANSWER_WAIT)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() >= ERROR) {
                throw new IllegalStateException(method + " " + path + " was answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the simulator answered", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
