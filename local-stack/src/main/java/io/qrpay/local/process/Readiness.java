package io.qrpay.local.process;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks a service whether it is ready until it is. */
final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final ServiceProcess service;
    private final HttpRequest question;
    private String lastAnswer = "it does not answer";

    Readiness(ServiceProcess service) {
        this.service = service;
        this.question = HttpRequest.newBuilder(service.managementUrl().resolve("/q/health/ready"))
                .timeout(ANSWER_WAIT)
                .build();
    }

    void await(Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        try (var http = HttpClient.newBuilder().connectTimeout(ANSWER_WAIT).build()) {
            while (!isReady(http)) {
                failWhenHopeless(deadline, atMost);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private boolean isReady(HttpClient http) {
        try {
            var answer = http.send(question, BodyHandlers.ofString());
            lastAnswer = answer.body();
            return answer.statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + service.name(), e);
        }
    }

    private void failWhenHopeless(long deadline, Duration atMost) {
        if (!service.isAlive()) {
            throw failed("ended with code " + service.exitCode() + " before it was ready");
        }
        if (System.nanoTime() - deadline > 0) {
            throw failed("is not ready after " + atMost.toSeconds() + " s (" + lastAnswer + ")");
        }
    }

    private IllegalStateException failed(String what) {
        return new IllegalStateException(
                service.name() + " " + what + "; the end of " + service.log() + ":\n" + LogTail.of(service.log()));
    }
}
