package io.qrpay.registry.sync;

import io.qrpay.registry.code.Qr;
import io.qrpay.registry.code.Qrs;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Notes what became of a leased code; nothing, when the lease has gone to another replica. */
@ApplicationScoped
class Settlement {
    private static final double JITTER = 0.2;
    private static final int MOST_DOUBLINGS = 16;

    private final Qrs qrs;
    private final Clock clock;
    private final SyncConfig sync;
    private final DriftConfig drift;

    Settlement(Qrs qrs, Clock clock, SyncConfig sync, DriftConfig drift) {
        this.qrs = qrs;
        this.clock = clock;
        this.sync = sync;
        this.drift = drift;
    }

    @WithTransaction
    Uni<Void> settle(Qr leased, Result result) {
        return qrs.locked(leased.id()).invoke(qr -> note(qr, leased, result)).replaceWithVoid();
    }

    private void note(@Nullable Qr qr, Qr leased, Result result) {
        if (qr == null || !qr.isHeldBy(leased)) {
            return;
        }
        if (qr.isStill(leased)) {
            note(qr, result, clock.instant());
        } else {
            qr.overtaken(isAtVipps(qr, result), clock.instant());
        }
    }

    private void note(Qr qr, Result result, Instant now) {
        switch (result) {
            case Result.InSync inSync -> qr.inSync(inSync.told(), now);
            case Result.Gone gone -> qr.deleted(now);
            case Result.Refused refused -> qr.failed(refused.failure(), later(sync.refusedAgainAfter(), now), now);
            case Result.Different different -> different(qr, different, now);
            case Result.Missing missing -> missing(qr, now);
            case Result.Unclear unclear -> qr.postponed(later(pause(qr, unclear), now));
        }
    }

    private void different(Qr qr, Result.Different different, Instant now) {
        qr.there();
        qr.drifted(different.difference(), repairAt(now), now);
    }

    private void missing(Qr qr, Instant now) {
        var expired = qr.isExpired(now);
        qr.missing();
        if (expired) {
            qr.failed(Differences.EXPIRED, null, now);
        } else {
            qr.drifted(Differences.DELETED, repairAt(now), now);
        }
    }

    private @Nullable Instant repairAt(Instant now) {
        return drift.changed() == DriftConfig.Changed.REPAIR ? now : null;
    }

    /** What is sure of an answer about another edition. */
    private static boolean isAtVipps(Qr qr, Result result) {
        return switch (result) {
            case Result.InSync inSync -> true;
            case Result.Different different -> true;
            case Result.Gone gone -> false;
            case Result.Missing missing -> false;
            case Result.Refused refused -> qr.isAtVipps();
            case Result.Unclear unclear -> qr.isAtVipps();
        };
    }

    private Duration pause(Qr qr, Result.Unclear unclear) {
        var doublings = Math.clamp(qr.attempts() - 1, 0, MOST_DOUBLINGS);
        var pause = sync.retryFirst().multipliedBy(1L << doublings);
        var usual = pause.compareTo(sync.retryMost()) < 0 ? pause : sync.retryMost();
        return unclear.retryAfter().filter(asked -> asked.compareTo(usual) > 0).orElse(usual);
    }

    /** Never before that: Vipps may have asked for it. */
    private static Instant later(Duration pause, Instant now) {
        return now.plusMillis(
                (long) (pause.toMillis() * ThreadLocalRandom.current().nextDouble(1, 1 + JITTER)));
    }
}
