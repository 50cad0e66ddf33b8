package io.qrpay.vipps.call;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The pauses between attempts: growing, jittered, and never shorter than the vendor asks. */
final class Pause {
    private static final int GROWTH = 3;

    private final Vertx vertx;
    private final Duration first;

    Pause(Vertx vertx, Duration first) {
        this.vertx = vertx;
        this.first = first;
    }

    Duration after(int attempt, @Nullable Duration retryAfter) {
        var own = jittered(first.multipliedBy((long) Math.pow(GROWTH, attempt - 1)));
        return retryAfter == null || own.compareTo(retryAfter) > 0 ? own : retryAfter.plus(own);
    }

    private static Duration jittered(Duration pause) {
        long half = pause.toNanos() / 2;
        return Duration.ofNanos(half + ThreadLocalRandom.current().nextLong(2 * half + 1));
    }

    /** An item when the pause is over, on the context that asked. */
    Uni<Void> last(Duration pause) {
        long millis = Math.max(1, pause.toMillis());
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(millis, over -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }
}
