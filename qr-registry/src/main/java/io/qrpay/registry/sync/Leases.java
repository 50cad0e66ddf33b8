package io.qrpay.registry.sync;

import io.qrpay.registry.code.Qr;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Gives each code that something is to be done about to one replica at a time, by the database's clock. */
@ApplicationScoped
class Leases {
    private static final String TAKE = """
            with due as (
                select id from qr
                where due_at <= now() and (leased_until is null or leased_until <= now())
                order by due_at
                limit :most
                for update skip locked)
            update qr
            set lease = gen_random_uuid(),
                leased_until = now() + :seconds * interval '1 second',
                attempts = attempts + 1,
                begun = case when at_vipps or deleting then begun else begun + 1 end
            from due
            where qr.id = due.id
            returning qr.*
            """;

    private final SyncConfig config;

    Leases(SyncConfig config) {
        this.config = config;
    }

    /** The codes that waited longest, as they are now; they are the caller's until the lease ends. */
    @WithTransaction
    Uni<List<Qr>> take(int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE, Qr.class)
                        .setParameter("most", most)
                        .setParameter("seconds", config.lease().toSeconds())
                        .getResultList());
    }
}
