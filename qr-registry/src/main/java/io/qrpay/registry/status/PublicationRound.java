package io.qrpay.registry.status;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes for as long as there is something to tell. */
@ApplicationScoped
class PublicationRound {
    private final Publication publication;
    private volatile boolean failing;

    PublicationRound(Publication publication) {
        this.publication = publication;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> publishUntold() {
        return Uni.createFrom()
                .deferred(publication::publish)
                .repeat()
                .whilst(told -> told == Publication.BATCH)
                .collect()
                .last()
                .invoke(() -> failing = false)
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(this::notNow);
    }

    /** Told once, until it works again: it is tried each second. */
    private Uni<Void> notNow(Throwable failure) {
        if (!failing) {
            Log.warn("The codes' statuses cannot be told at present and wait in the database", failure);
        }
        failing = true;
        return Uni.createFrom().voidItem();
    }
}
