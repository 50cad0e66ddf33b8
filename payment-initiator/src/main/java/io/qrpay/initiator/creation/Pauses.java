package io.qrpay.initiator.creation;

import io.qrpay.vipps.VippsUnavailable;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** The pauses between the attempts of one creation: growing, with jitter, as long as Vipps asks for, and with an end. */
final class Pauses {
    private static final int MOST_DOUBLINGS = 10;

    private final CreationConfig config;
    private final Clock clock;
    private final Instant end;
    private final AtomicInteger taken = new AtomicInteger();

    Pauses(CreationConfig config, Clock clock, Instant end) {
        this.config = config;
        this.clock = clock;
        this.end = end;
    }

    /** Comes when the next attempt may be made; fails with the failure itself when that would be too late. */
    Uni<Integer> after(Throwable failure) {
        var pause = longer(next(), failure);
        if (clock.instant().plus(pause).isAfter(end)) {
            return Uni.createFrom().failure(failure);
        }
        return Uni.createFrom().item(taken::incrementAndGet).onItem().delayIt().by(pause);
    }

    private Duration next() {
        var pause = config.firstPause().multipliedBy(1L << Math.min(taken.get(), MOST_DOUBLINGS));
        var bounded = pause.compareTo(config.longestPause()) > 0 ? config.longestPause() : pause;
        return Duration.ofMillis(Math.max(
                1, Math.round(bounded.toMillis() * ThreadLocalRandom.current().nextDouble(0.5, 1.5))));
    }

    private static Duration longer(Duration pause, Throwable failure) {
        var asked = failure instanceof VippsUnavailable trouble ? trouble.retryAfter() : Optional.<Duration>empty();
        return asked.filter(wish -> wish.compareTo(pause) > 0).orElse(pause);
    }
}
