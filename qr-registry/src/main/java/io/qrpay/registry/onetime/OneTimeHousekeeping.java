package io.qrpay.registry.onetime;

import io.qrpay.registry.Attempts;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells what has not been told, and forgets what is long over. */
@ApplicationScoped
class OneTimeHousekeeping {
    private final OneTimeTelling telling;
    private final OneTimeRows rows;
    private final Attempts tellings =
            new Attempts("One-time codes cannot be told of at present, and wait in the database");
    private final Attempts forgettings = new Attempts("One-time codes cannot be forgotten at present");

    OneTimeHousekeeping(OneTimeTelling telling, OneTimeRows rows) {
        this.telling = telling;
        this.rows = rows;
    }

    /** Never fails: what the broker does not take is told the next time. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tell() {
        return tellings.tried(telling.tellSome());
    }

    /** Never fails: what was not forgotten is the next time. */
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return forgettings.tried(rows.forgetOld().replaceWithVoid());
    }
}
