package io.qrpay.ingress.registration;

import io.qrpay.vipps.salesunit.SalesUnits;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * All registrations, in memory: deliveries are checked without the database, so also while it is away. What another
 * replica registered, or does not believe any more, is learnt within a second or two: a customer who checks in waits.
 */
@ApplicationScoped
public class Registrations {
    private final RegistrationTable table;
    private final SalesUnits salesUnits;
    private final Duration refreshEvery;
    private volatile RegistrationSnapshot snapshot = RegistrationSnapshot.EMPTY;
    private volatile boolean changed;
    private volatile String mark = "";
    private volatile boolean failing;

    Registrations(RegistrationTable table, SalesUnits salesUnits, IngressConfig config) {
        this.table = table;
        this.salesUnits = salesUnits;
        this.refreshEvery = config.registration().refreshEvery();
    }

    /** The registration that the last segment of a URL names, or {@link Registration#NOBODY}. */
    public Registration find(String urlId) {
        return snapshot.byUrlId().getOrDefault(urlId, Registration.NOBODY);
    }

    /** The table has changed: it is read within a second. */
    void refreshSoon() {
        changed = true;
    }

    RegistrationSnapshot snapshot() {
        return snapshot;
    }

    /** Reads the rows when they have changed, else seldom. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return table.mark()
                .chain(now -> isOutdated(now) ? load(now) : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .recoverWithNull();
    }

    private boolean isOutdated(String now) {
        return changed || !now.equals(mark) || snapshot.isOlderThan(refreshEvery);
    }

    private Uni<Void> load(String now) {
        changed = false;
        return table.all(snapshot.byRow())
                .map(rows -> RegistrationSnapshot.of(rows, Instant.now(), salesUnits))
                .invoke(this::take)
                .invoke(() -> mark = now)
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
