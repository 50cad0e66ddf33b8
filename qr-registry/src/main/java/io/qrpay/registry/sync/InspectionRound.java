package io.qrpay.registry.sync;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.registry.Attempts;
import io.qrpay.registry.OwnContext;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.qr.QrOutcome;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** Lists the codes of each sales unit in its turn and finds what has drifted. */
@ApplicationScoped
class InspectionRound {
    private final Inspections inspections;
    private final GentleQrs vipps;
    private final Comparison comparison;
    private final OwnContext ownContext;
    private final MeterRegistry meters;
    private final SyncConfig sync;
    private final DriftConfig config;
    private final Attempts rounds = new Attempts("Codes cannot be inspected at present");

    InspectionRound(
            Inspections inspections,
            GentleQrs vipps,
            Comparison comparison,
            OwnContext ownContext,
            MeterRegistry meters,
            SyncConfig sync,
            DriftConfig config) {
        this.inspections = inspections;
        this.vipps = vipps;
        this.comparison = comparison;
        this.ownContext = ownContext;
        this.meters = meters;
        this.sync = sync;
        this.config = config;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> inspectDue() {
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
                .deferred(inspections::take)
                .runSubscriptionOn(ownContext)
                .chain(this::inspect);
    }

    private Uni<Integer> inspect(List<String> msns) {
        return Multi.createFrom()
                .iterable(msns)
                .onItem()
                .transformToUni(this::inspect)
                .merge(config.atOnce())
                .collect()
                .last()
                .replaceWith(msns.size());
    }

    private Uni<Void> inspect(String msn) {
        return listing(msn)
                .ifNoItem()
                .after(sync.lease().dividedBy(2))
                .fail()
                .chain(listing -> own(() -> comparison.compare(msn, listing)))
                .invoke(suspects -> note("Suspect", suspects))
                .replaceWith(true)
                .onFailure()
                .recoverWithItem(failure -> failed(msn, failure))
                .chain(isDone -> own(() -> inspections.note(msn, isDone)));
    }

    private Uni<Listing> listing(String msn) {
        return vipps.redirects(msn)
                .chain(redirects ->
                        vipps.callbacks(msn).map(callbacks -> Listing.of(listed(redirects), listed(callbacks))));
    }

    private static <T> List<T> listed(QrOutcome<List<T>> outcome) {
        return switch (outcome) {
            case QrOutcome.Done<List<T>> done -> done.told();
            case QrOutcome.Missing<List<T>> none -> List.of();
            case QrOutcome.Taken<List<T>> taken -> throw new IllegalStateException("a list cannot be taken");
            case QrOutcome.Refused<List<T>> refused ->
                throw new VippsUnavailable("Vipps does not list", null, refused.problem());
        };
    }

    private <T> Uni<T> own(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().deferred(work).runSubscriptionOn(ownContext);
    }

    private boolean failed(String msn, Throwable failure) {
        note("Failed", 1);
        Log.warnf(failure, "The codes of a sales unit cannot be inspected and will be again: msn=%s", msn);
        return false;
    }

    private void note(String result, long count) {
        meters.counter("qrpay.registry.inspections", "result", result).increment((double) count);
    }
}
