package io.qrpay.registry.onetime;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.registry.Attempts;
import io.qrpay.registry.HereAgain;
import io.qrpay.registry.onetime.OneTimeRows.Taken;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;

/** Once a second: looks at those that are due, each of them by one replica, and notes what is new. */
@ApplicationScoped
class Following {
    private final OneTimeRows rows;
    private final Looking looking;
    private final OneTimeFeed feed;
    private final OneTimeConfig config;
    private final MeterRegistry meters;
    private final Attempts round = new Attempts("One-time codes cannot be followed at present");
    private final Attempts notes = new Attempts("What is seen of one-time codes cannot be noted at present");

    Following(OneTimeRows rows, Looking looking, OneTimeFeed feed, OneTimeConfig config, MeterRegistry meters) {
        this.rows = rows;
        this.looking = looking;
        this.feed = feed;
        this.config = config;
        this.meters = meters;
    }

    /** Never fails: who could not be looked at is due again. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return round.tried(follow());
    }

    private Uni<Void> follow() {
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
                .ignoreAsUni();
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

    /** What could not be noted is looked at again once its lease is over. */
    private Uni<Void> note(Seen seen) {
        return notes.tried(rows.note(seen.taken(), seen.sight())
                .invoke(news -> news.map(OneTimeCode::status).ifPresent(feed::changed))
                .replaceWithVoid());
    }

    private record Seen(Taken taken, Sight sight) {}
}
