package io.qrpay.initiator.fold;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Blocks the fold's own thread for an answer of the database, never without limit. */
final class Waiting {

    private Waiting() {}

    static <T> T atMost(Duration limit, Future<T> answer) {
        try {
            return answer.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new DatabaseTrouble("the database refused", e);
        } catch (TimeoutException e) {
            throw new DatabaseTrouble("the database did not answer within " + limit, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseTrouble("interrupted", e);
        }
    }
}
