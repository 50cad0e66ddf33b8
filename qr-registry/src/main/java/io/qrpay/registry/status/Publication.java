package io.qrpay.registry.status;

import io.qrpay.registry.HereAgain;
import io.qrpay.registry.code.Qr;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Tells from their rows the codes that have changed, one replica at a time, so that the statuses of one code keep their
 * order. A row counts as told when the broker has it: what is told twice after a crash is the same twice.
 */
@ApplicationScoped
class Publication {
    static final int BATCH = 500;
    /** Ours among the advisory locks of the database. */
    private static final long LOCK = 0x71727374617475L;

    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(:lock)";
    /** By id, as everybody who changes several rows at once: two that go in different orders block each other. */
    private static final String UNTOLD = "from Qr where publishedVersion < version order by id";

    private final StatusPublisher publisher;

    Publication(StatusPublisher publisher) {
        this.publisher = publisher;
    }

    /** How many codes were told; none while another replica does it. */
    @WithTransaction
    Uni<Integer> publish() {
        return Panache.getSession()
                .chain(session -> locked(session)
                        .chain(mine ->
                                mine ? publish(session) : Uni.createFrom().item(0)));
    }

    private static Uni<Boolean> locked(Mutiny.Session session) {
        return session.createNativeQuery(TRY_LOCK, Boolean.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    private Uni<Integer> publish(Mutiny.Session session) {
        return session.createQuery(UNTOLD, Qr.class)
                .setMaxResults(BATCH)
                .getResultList()
                .chain(this::tell);
    }

    private Uni<Integer> tell(List<Qr> qrs) {
        var statuses = qrs.stream().map(Qr::status).toList();
        return publisher
                .publish(statuses)
                .emitOn(HereAgain.fromHere())
                .invoke(() -> qrs.forEach(Qr::published))
                .replaceWith(qrs.size());
    }
}
