package io.qrpay.registry.onetime;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of one-time codes. */
@ApplicationScoped
class OneTimeCodes implements PanacheRepositoryBase<OneTimeCode, UUID> {

    /** How many are followed, by all replicas together. */
    Uni<Long> countFollowed() {
        return count("dueAt is not null");
    }

    /** The code under which a payment or agreement is followed; null when it is not. */
    Uni<@Nullable OneTimeCode> following(String msn, Followed followed) {
        return find(
                        "msn = ?1 and followed = ?2 and followedId = ?3 and ended = false",
                        msn,
                        followed.kind(),
                        followed.id())
                .firstResult();
    }

    /** Locked until the transaction ends; null when there is none. */
    Uni<@Nullable OneTimeCode> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those to be looked at now and taken by no replica, the longest waiting first; locked. */
    Uni<List<OneTimeCode>> due(Instant now, int most) {
        return locked(
                "due_at <= :now and (leased_until is null or leased_until <= :now) order by due_at",
                Map.of("now", now),
                most);
    }

    /** Those that the broker does not have as they are now, and that nobody is telling of; locked. */
    Uni<List<OneTimeCode>> untold(int most) {
        return locked("published_version < version order by occurred_at", Map.of(), most);
    }

    /** Those of these ids that there are. */
    Uni<List<OneTimeCode>> present(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    /** Those whose time was over before, and of which all is told. */
    Uni<Long> forget(Instant before) {
        return delete("expiresAt < ?1 and ended = true and publishedVersion = version", before);
    }

    private Uni<List<OneTimeCode>> locked(String condition, Map<String, ?> parameters, int most) {
        var sql = "select * from one_time_qr where " + condition + " limit :most for update skip locked";
        return getSession().chain(session -> {
            var query = session.createNativeQuery(sql, OneTimeCode.class).setParameter("most", most);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }
}
