package io.qrpay.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.local.Json;
import io.qrpay.local.process.RunningStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Somebody who may do everything, and does it by REST. */
final class Operator implements AutoCloseable {
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(30);
    private static final int ERROR = 400;

    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    Operator(RunningStack stack) {
        this.token = stack.tokens().token("operator", "*");
    }

    /**
     * The answer's JSON.
     *
     * @throws IllegalStateException when it is no success
     */
    JsonNode ask(String method, URI what, Map<String, ?> body) {
        var request = HttpRequest.newBuilder(what)
                .timeout(ANSWER_WAIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.write(body)))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() >= ERROR) {
                throw new IllegalStateException(method + " " + what.getPath() + " was answered " + answer.statusCode());
            }
            return Json.read(answer.body(), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a service answered", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
