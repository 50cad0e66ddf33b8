package io.qrpay.local.simulator;

import io.qrpay.local.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

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

    /** A customer of that name scans a printed code; tells when, by the vendor's clock, if the app could reach the store. */
    public Optional<Instant> checkIn(String msn, String merchantQrId, String customer) {
        var scan = Map.of("msn", msn, "merchantQrId", merchantQrId, "customer", customer);
        var answer = answer("POST", "/simulator/check-ins", BodyPublishers.ofByteArray(Json.write(scan)));
        return answer.statusCode() < ERROR
                ? Optional.of(Json.read(answer.body(), CheckedIn.class).initiatedAt())
                : Optional.empty();
    }

    /** What the store was told. */
    private record CheckedIn(Instant initiatedAt) {}

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
        var answer = answer(method, path, body);
        if (answer.statusCode() >= ERROR) {
            throw new IllegalStateException(method + " " + path + " was answered " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<byte[]> answer(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(baseUrl.resolve(path))
                .timeout(ANSWER_WAIT)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
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
