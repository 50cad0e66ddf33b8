package io.qrpay.registry.onetime;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells what has not been told, and forgets what is long over. */
@ApplicationScoped
class OneTimeHousekeeping {
    private final OneTimeTelling telling;
    private final OneTimeRows rows;

    OneTimeHousekeeping(OneTimeTelling telling, OneTimeRows rows) {
        this.telling = telling;
        this.rows = rows;
    }

    /** Never fails: what the broker does not take is told the next time. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tell() {
        return telling.tellSome()
                .onFailure()
                .invoke(failure -> Log.warnf(failure, "One-time codes could not be told of this time"))
                .onFailure()
                .recoverWithNull();
    }

    /** Never fails: what was not forgotten is the next time. */
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return rows.forgetOld()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.warnf(failure, "One-time codes could not be forgotten this time"))
                .onFailure()
                .recoverWithNull();
    }
}
