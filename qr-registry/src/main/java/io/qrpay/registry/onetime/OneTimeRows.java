package io.qrpay.registry.onetime;

import io.qrpay.problem.GeneralProblem;
import io.qrpay.problem.ProblemFound;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One-time codes from transaction to transaction. */
@ApplicationScoped
class OneTimeRows {
    /** Rounds come once a second: what is due just after one is not left to the next. */
    private static final Duration EARLY = Duration.ofMillis(100);

    private final OneTimeCodes qrs;
    private final Cadence cadence;
    private final OneTimeConfig config;
    private final Clock clock;

    OneTimeRows(OneTimeCodes qrs, Cadence cadence, OneTimeConfig config, Clock clock) {
        this.qrs = qrs;
        this.cadence = cadence;
        this.config = config;
        this.clock = clock;
    }

    /** One that this process looks at, and nobody else as long as the lease lasts. */
    record Taken(UUID id, String msn, Followed followed, UUID lease, Instant at) {}

    /** The code of what is followed already; fails with TOO_BUSY when nothing more can be followed. */
    @WithSession
    Uni<Optional<OneTimeCode>> following(String msn, Followed followed) {
        return qrs.following(msn, followed)
                .chain(present -> present == null
                        ? qrs.countFollowed().invoke(this::checkRoom).replaceWith(Optional::empty)
                        : Uni.createFrom().item(Optional.of(present)));
    }

    private void checkRoom(long count) {
        if (count >= config.mostFollowed()) {
            throw new ProblemFound(GeneralProblem.TOO_BUSY);
        }
    }

    /** Fails with a constraint violation when what it opens is followed already. */
    @WithTransaction
    Uni<OneTimeCode> add(OneTimeCode qr, VendorImage.Drawn drawn) {
        return qrs.persistAndFlush(qr)
                .call(added -> qrs.getSession().chain(session -> session.persist(new OneTimeImage(added.id(), drawn))));
    }

    /** Null when there is none. */
    @WithSession
    Uni<@Nullable OneTimeCode> find(UUID id) {
        return qrs.findById(id);
    }

    /** Null when there is none. */
    @WithSession
    Uni<OneTimeImage> image(UUID id) {
        return qrs.getSession().chain(session -> session.find(OneTimeImage.class, id));
    }

    @WithSession
    Uni<List<OneTimeCode>> present(List<UUID> ids) {
        return qrs.present(ids);
    }

    /** Takes as many as may be looked at in a second. */
    @WithTransaction
    Uni<List<Taken>> takeDue() {
        var now = clock.instant();
        return qrs.due(now.plus(EARLY), config.looksPerSecond())
                .map(due -> due.stream().flatMap(qr -> taken(qr, now).stream()).toList());
    }

    private Optional<Taken> taken(OneTimeCode qr, Instant now) {
        var lease = UUID.randomUUID();
        qr.lease(lease, now.plus(config.lease()));
        return qr.followed().map(followed -> new Taken(qr.id(), qr.msn(), followed, lease, now));
    }

    /** Notes what was seen, unless the lease was lost meanwhile; empty when that is no news. */
    @WithTransaction
    Uni<Optional<OneTimeCode>> note(Taken taken, Sight sight) {
        return qrs.locked(taken.id())
                .map(qr -> qr == null || !qr.isLeased(taken.lease()) ? Optional.empty() : news(qr, taken, sight));
    }

    private Optional<OneTimeCode> news(OneTimeCode qr, Taken taken, Sight sight) {
        var before = qr.version();
        qr.see(sight, cadence, taken.at(), clock.instant());
        return qr.version() == before ? Optional.empty() : Optional.of(qr);
    }

    /** Forgets those whose time was over long ago. */
    @WithTransaction
    Uni<Long> forgetOld() {
        return qrs.forget(clock.instant().minus(config.keptFor()));
    }
}
