package io.qrpay.capture.operation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Spreads calls evenly when there are more than the allowed rate; those who wait are as many as are in hand at most. */
@ApplicationScoped
class Pace {
    private static final long BURST = TimeUnit.MILLISECONDS.toNanos(100);

    private final long interval;
    private long next = System.nanoTime() - BURST;

    Pace(OperationConfig config) {
        interval = TimeUnit.SECONDS.toNanos(1) / config.callsPerSecond();
    }

    /** Completes when it is the caller's turn. */
    Uni<Void> turn() {
        return Uni.createFrom().deferred(() -> after(reserve(System.nanoTime())));
    }

    private static Uni<Void> after(long nanos) {
        var now = Uni.createFrom().voidItem();
        return nanos <= 0 ? now : now.onItem().delayIt().by(wholeMillis(nanos));
    }

    /** Rounded up: the event loop's timers refuse less than a millisecond. */
    static Duration wholeMillis(long nanos) {
        return Duration.ofMillis((nanos + 999_999) / 1_000_000);
    }

    /** How long to wait; a tenth of a second's calls may come at once. */
    synchronized long reserve(long now) {
        next = Math.max(next, now - BURST) + interval;
        return next - now;
    }
}
