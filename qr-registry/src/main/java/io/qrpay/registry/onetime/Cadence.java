package io.qrpay.registry.onetime;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** When to look again, and until when at all. Each pause is up to a tenth shorter, so that many do not stay together. */
@ApplicationScoped
class Cadence {
    private static final int MOST_DOUBLINGS = 10;

    private final OneTimeConfig config;

    Cadence(OneTimeConfig config) {
        this.config = config;
    }

    Instant next(Followed.Kind kind, Instant now) {
        return now.plus(jittered(every(kind)));
    }

    /**
     * After trouble: longer each time.
     *
     * @param attempts how often in a row there was trouble, 1 at least
     * @param asked what Vipps asks for, where it does
     */
    Instant afterTrouble(Followed.Kind kind, int attempts, @Nullable Duration asked, Instant now) {
        var doubled = every(kind).multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        var wanted = Objects.requireNonNullElse(asked, doubled);
        return now.plus(jittered(shorter(wanted, config.longestPause())));
    }

    boolean isUnknownForGood(Instant createdAt, Instant now) {
        return !now.isBefore(createdAt.plus(config.unknownFor()));
    }

    /** Whether no approval can show any more, if Vipps was asked at that time. */
    boolean isExpired(Instant expiresAt, Instant now) {
        return !now.isBefore(expiresAt.plus(config.afterExpiry()));
    }

    boolean isGivenUp(Instant expiresAt, Instant now) {
        return !now.isBefore(expiresAt.plus(config.giveUpAfter()));
    }

    private Duration every(Followed.Kind kind) {
        return switch (kind) {
            case ECOM -> config.ecomEvery();
            case AGREEMENT -> config.agreementEvery();
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration jittered(Duration pause) {
        return pause.minusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 10 + 1));
    }
}
