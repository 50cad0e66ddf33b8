package io.qrpay.registry.status;

import io.qrpay.registry.Attempts;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes for as long as there is something to tell. */
@ApplicationScoped
class PublicationRound {
    private final Publication publication;
    private final Attempts attempts = new Attempts("The codes' statuses wait in the database");

    PublicationRound(Publication publication) {
        this.publication = publication;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> publishUntold() {
        return attempts.tried(Uni.createFrom()
                .deferred(publication::publish)
                .repeat()
                .whilst(told -> told == Publication.BATCH)
                .collect()
                .last()
                .replaceWithVoid());
    }
}
