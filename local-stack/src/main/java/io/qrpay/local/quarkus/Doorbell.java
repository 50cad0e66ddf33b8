package io.qrpay.local.quarkus;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.local.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks a service and looks at the head of the answer only, as a stream has no end. */
public final class Doorbell {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WRONG = 400;

    private final URI service;
    private final HttpClient http = HttpClient.newHttpClient();

    public Doorbell(URI service) {
        this.service = service;
    }

    /**
     * What the service said.
     *
     * @param type the problem's, empty when the answer is none
     * @param challenge what a 401 says is wanted, else empty
     */
    public record Answer(int status, String type, String challenge) {
        /** Whether the caller was let in, whatever came of it. */
        public boolean letsIn() {
            return status != 401 && status != 403;
        }
    }

    /** @param token nothing is shown when null */
    public Answer ring(String method, String path, @Nullable String token, String contentType, String body) {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return read(http.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " is not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer read(HttpResponse<InputStream> answer) throws IOException {
        try (var body = answer.body()) {
            var type = answer.statusCode() < WRONG
                    ? ""
                    : Json.read(body.readAllBytes(), JsonNode.class)
                            .path("type")
                            .asText();
            return new Answer(
                    answer.statusCode(),
                    type,
                    answer.headers().firstValue("WWW-Authenticate").orElse(""));
        }
    }
}
