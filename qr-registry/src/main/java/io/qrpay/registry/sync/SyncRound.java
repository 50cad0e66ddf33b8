package io.qrpay.registry.sync;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.registry.Attempts;
import io.qrpay.registry.OwnContext;
import io.qrpay.registry.code.Qr;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Brings codes in line, so many at once, for as long as there are some to bring in line. */
@ApplicationScoped
class SyncRound {
    private final Leases leases;
    private final Alignment alignment;
    private final Settlement settlement;
    private final OwnContext ownContext;
    private final MeterRegistry meters;
    private final SyncConfig config;
    private final Attempts rounds = new Attempts("Codes cannot be brought in line at present");
    private final Attempts notes = new Attempts("What became of codes cannot be noted at present");

    SyncRound(
            Leases leases,
            Alignment alignment,
            Settlement settlement,
            OwnContext ownContext,
            MeterRegistry meters,
            SyncConfig config) {
        this.leases = leases;
        this.alignment = alignment;
        this.settlement = settlement;
        this.ownContext = ownContext;
        this.meters = meters;
        this.config = config;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> alignDue() {
        return rounds.tried(Uni.createFrom()
                .deferred(this::batch)
                .repeat()
                .whilst(taken -> taken == config.atOnce())
                .collect()
                .last()
                .replaceWithVoid());
    }

    private Uni<Integer> batch() {
        return Uni.createFrom()
                .deferred(() -> leases.take(config.atOnce()))
                .runSubscriptionOn(ownContext)
                .chain(this::align);
    }

    private Uni<Integer> align(List<Qr> taken) {
        return Multi.createFrom()
                .iterable(taken)
                .onItem()
                .transformToUni(this::align)
                .merge(config.atOnce())
                .collect()
                .last()
                .replaceWith(taken.size());
    }

    private Uni<Void> align(Qr qr) {
        return alignment
                .align(qr)
                .ifNoItem()
                .after(config.lease().dividedBy(2))
                .recoverWithItem(new Result.Unclear(Optional.empty()))
                .onFailure()
                .recoverWithItem(failure -> unexpected(qr, failure))
                .chain(result -> settled(qr, result));
    }

    private Result unexpected(Qr qr, Throwable failure) {
        Log.errorf(
                failure, "A code cannot be brought in line and will be tried again: id=%s msn=%s", qr.id(), qr.msn());
        return new Result.Unclear(Optional.empty());
    }

    /** What cannot be noted is found again when the lease has ended and the code is taken anew. */
    private Uni<Void> settled(Qr qr, Result result) {
        meters.counter("qrpay.registry.alignments", "result", result.getClass().getSimpleName())
                .increment();
        return notes.tried(
                Uni.createFrom().deferred(() -> settlement.settle(qr, result)).runSubscriptionOn(ownContext));
    }
}
