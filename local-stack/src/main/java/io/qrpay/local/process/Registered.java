package io.qrpay.local.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.local.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until Vipps has every webhook registration that is wanted: before, payments are slow, as they are polled for. */
final class Registered {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(2);

    private final ServiceProcess ingress;

    Registered(ServiceProcess ingress) {
        this.ingress = ingress;
    }

    void await(Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!areInLine(http)) {
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException("webhooks are not registered; the end of " + ingress.log() + ":\n"
                            + LogTail.of(ingress.log()));
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private boolean areInLine(HttpClient http) {
        var question = HttpRequest.newBuilder(ingress.managementUrl().resolve("/q/health/ready"))
                .timeout(ANSWER_WAIT)
                .build();
        try {
            var health =
                    Json.read(http.send(question, BodyHandlers.ofByteArray()).body(), JsonNode.class);
            var wanted = health.findValue("registrations wanted");
            return wanted != null && wanted.equals(health.findValue("registrations in line"));
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while webhooks were registered", e);
        }
    }
}
