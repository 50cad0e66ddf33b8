package io.qrpay.registry.onetime;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.registry.onetime.OneTimeRows.Taken;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;

/** Once a second: looks at those that are due, each of them by one replica, and tells what is new. */
@ApplicationScoped
class Following {
    private final OneTimeRows rows;
    private final Looking looking;
    private final OneTimeTelling telling;
    private final OneTimeFeed feed;
    private final OneTimeConfig config;
    private final MeterRegistry meters;

    Following(
            OneTimeRows rows,
            Looking looking,
            OneTimeTelling telling,
            OneTimeFeed feed,
            OneTimeConfig config,
            MeterRegistry meters) {
        this.rows = rows;
        this.looking = looking;
        this.telling = telling;
        this.feed = feed;
        this.config = config;
        this.meters = meters;
    }

    /** Never fails: who could not be looked at is due again. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        var here = HereAgain.fromHere();
        return rows.takeDue()
                .onItem()
                .transformToMulti(taken -> Multi.createFrom().iterable(taken))
                .onItem()
                .transformToUni(taken -> look(taken, here))
                .merge(config.looksAtOnce())
                .onItem()
                .transformToUniAndConcatenate(this::note)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(failure -> Log.warnf(failure, "One-time codes could not be followed this time"))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Seen> look(Taken taken, Executor here) {
        return looking.at(taken.msn(), taken.followed())
                .invoke(sight -> count(sight))
                .map(sight -> new Seen(taken, sight))
                .emitOn(here);
    }

    private void count(Sight sight) {
        meters.counter("qrpay.onetime.looks", "seen", sight.getClass().getSimpleName())
                .increment();
    }

    /** What could not be noted is looked at again once its lease is over; what could not be told is told later. */
    private Uni<Void> note(Seen seen) {
        return rows.note(seen.taken(), seen.sight())
                .chain(news ->
                        news.map(this::tell).orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure()
                .invoke(failure -> Log.warnf(
                        failure,
                        "A look could not be noted: id=%s",
                        seen.taken().id()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> tell(OneTimeCode qr) {
        feed.changed(qr.status());
        return telling.tell(qr.id());
    }

    private record Seen(Taken taken, Sight sight) {}
}
