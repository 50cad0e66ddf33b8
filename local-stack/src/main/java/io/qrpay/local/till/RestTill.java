package io.qrpay.local.till;

import io.qrpay.local.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Posts checkouts; one that is not taken is posted again, byte for byte, until a minute is over. */
final class RestTill implements Till {
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 60;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int UNAVAILABLE = 503;

    private final URI initiator;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    RestTill(URI initiator, String token) {
        this.initiator = initiator;
        this.token = token;
    }

    @Override
    public void ask(Sale sale) {
        ask(sale, request(sale), TRIES);
    }

    private HttpRequest request(Sale sale) {
        return HttpRequest.newBuilder(
                        initiator.resolve("/v1/stores/" + sale.checkout().storeId() + "/payments"))
                .timeout(ANSWER_WAIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(sale.checkout())))
                .build();
    }

    private void ask(Sale sale, HttpRequest request, int tries) {
        var unused = http.sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failure) -> {
            if (isNotTaken(answer) && tries > 1) {
                later(() -> ask(sale, request, tries - 1));
            } else {
                note(sale, answer, failure);
            }
        });
    }

    private static boolean isNotTaken(@Nullable HttpResponse<?> answer) {
        return answer == null || answer.statusCode() == UNAVAILABLE;
    }

    /** In a thread of its own: the common pool may be one thread, and that one busy selling. */
    private static void later(Runnable act) {
        CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(act);
    }

    private static void note(Sale sale, @Nullable HttpResponse<String> answer, @Nullable Throwable failure) {
        if (answer == null) {
            sale.failed("no answer: " + failure);
        } else if (answer.statusCode() == CREATED) {
            sale.answered();
        } else if (answer.statusCode() != ACCEPTED) {
            sale.failed("answered " + answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
