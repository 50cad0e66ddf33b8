package io.qrpay.registry.sync;

import io.qrpay.vipps.salesunit.SalesUnits;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Whose codes are to be listed when; each sales unit's by one replica at a time, by the database's clock. */
@ApplicationScoped
class Inspections {
    /** New ones are spread over one interval, and so is all that follows. */
    private static final String ADD = """
            insert into inspection (msn, due_at)
            select msn, now() + random() * :seconds * interval '1 second' from unnest(cast(:msns as text[])) as msn
            on conflict do nothing
            """;

    private static final String TAKE = """
            with due as (
                select msn from inspection
                where due_at <= now() and (leased_until is null or leased_until <= now()) and msn = any (cast(:msns as text[]))
                order by due_at
                limit :most
                for update skip locked)
            update inspection
            set leased_until = now() + :seconds * interval '1 second'
            from due
            where inspection.msn = due.msn
            returning inspection.msn
            """;

    private static final String DONE = """
            update inspection
            set due_at = now() + :seconds * interval '1 second', leased_until = null,
                inspected_at = case when :done then now() else inspected_at end
            where msn = :msn
            """;

    private final SalesUnits salesUnits;
    private final SyncConfig sync;
    private final DriftConfig config;
    private volatile Set<String> added = Set.of();

    Inspections(SalesUnits salesUnits, SyncConfig sync, DriftConfig config) {
        this.salesUnits = salesUnits;
        this.sync = sync;
        this.config = config;
    }

    /** Sales units whose turn it is; they are the caller's until the lease ends. */
    @WithTransaction
    Uni<List<String>> take() {
        var msns = salesUnits.msns();
        return added(msns)
                .chain(() -> Panache.getSession())
                .chain(session -> session.createNativeQuery(TAKE, String.class)
                        .setParameter("msns", msns.toArray(String[]::new))
                        .setParameter("most", config.atOnce())
                        .setParameter("seconds", sync.lease().toSeconds())
                        .getResultList());
    }

    private Uni<Void> added(Set<String> msns) {
        if (msns.equals(added)) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("seconds", config.inspectEvery().toSeconds())
                        .setParameter("msns", msns.toArray(String[]::new))
                        .executeUpdate())
                .invoke(() -> added = msns)
                .replaceWithVoid();
    }

    /** The next turn comes after an interval, or soon when Vipps did not list. */
    @WithTransaction
    Uni<Void> note(String msn, boolean isDone) {
        var next = isDone || sync.retryMost().compareTo(config.inspectEvery()) > 0
                ? config.inspectEvery()
                : sync.retryMost();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DONE)
                        .setParameter("seconds", next.toSeconds())
                        .setParameter("done", isDone)
                        .setParameter("msn", msn)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
