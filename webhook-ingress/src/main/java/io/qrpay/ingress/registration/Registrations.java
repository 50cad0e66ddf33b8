package io.qrpay.ingress.registration;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * All registrations, in memory: deliveries are checked without the database, so also while it is away. What another
 * replica registered is learnt at the next refresh, or within a second of the first delivery to it.
 */
@ApplicationScoped
public class Registrations {
    private final RegistrationTable table;
    private final Duration refreshEvery;
    private volatile RegistrationSnapshot snapshot = RegistrationSnapshot.EMPTY;
    private volatile boolean missed;
    private volatile boolean failing;

    Registrations(RegistrationTable table, IngressConfig config) {
        this.table = table;
        this.refreshEvery = config.registration().refreshEvery();
    }

    /** The registration that the last segment of a URL names, or {@link Registration#NOBODY}. */
    public Registration find(String urlId) {
        var found = snapshot.byUrlId().get(urlId);
        if (found == null) {
            missed = true;
            return Registration.NOBODY;
        }
        return found;
    }

    /** The table has changed: it is read within a second. */
    void refreshSoon() {
        missed = true;
    }

    RegistrationSnapshot snapshot() {
        return snapshot;
    }

    /** Reads the database when a delivery named a registration that is not known here, else seldom. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return missed || snapshot.isOlderThan(refreshEvery)
                ? load().onFailure().invoke(this::failed).onFailure().recoverWithNull()
                : Uni.createFrom().voidItem();
    }

    /** Reads the database now. */
    Uni<Void> load() {
        missed = false;
        return table.all(snapshot.byRow())
                .map(rows -> RegistrationSnapshot.of(rows, Instant.now()))
                .invoke(this::take)
                .replaceWithVoid();
    }

    private void take(RegistrationSnapshot read) {
        snapshot = read;
        failing = false;
    }

    private void failed(Throwable failure) {
        if (!failing) {
            Log.warnf(failure, "Registrations cannot be read: going on with those in memory");
        }
        failing = true;
    }
}
