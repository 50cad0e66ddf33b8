package io.qrpay.registry.onetime;

import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.qr.QrKind;
import io.qrpay.contracts.qr.QrState;
import io.qrpay.contracts.qr.QrStatus;
import io.qrpay.registry.code.QrId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One code of one payment or agreement. Whoever changes it holds its row locked; each change that store systems can see
 * makes a new version.
 */
@Entity
@Table(name = "one_time_qr")
class OneTimeCode {
    /** The vendor's clock and ours tell the last moment differently. */
    private static final Duration ABOUT = Duration.ofSeconds(2);

    @Id
    private UUID id;

    private String msn;
    private @Nullable String chainId;
    private @Nullable String storeId;
    private @Nullable String posId;

    @Enumerated(EnumType.STRING)
    private Followed.@Nullable Kind followed;

    private @Nullable String followedId;

    @Enumerated(EnumType.STRING)
    private QrState state;

    private boolean ended;
    private @Nullable String failureCode;
    private @Nullable String failureDetail;
    private Instant createdAt;
    private Instant expiresAt;
    private Instant occurredAt;

    private @Nullable Instant dueAt;
    private int attempts;
    private @Nullable UUID lease;
    private @Nullable Instant leasedUntil;

    private long version;
    private long publishedVersion;

    /** Hibernate's. */
    @SuppressWarnings("NullAway.Init")
    protected OneTimeCode() {}

    /** A code that Vipps has just made. One that is not followed is told of once. */
    static OneTimeCode shown(WantedOneTime wanted, Instant expiresAt, Instant now) {
        var qr = new OneTimeCode();
        qr.id = QrId.next(now);
        qr.msn = wanted.msn();
        qr.chainId = wanted.chainId();
        qr.storeId = wanted.storeId();
        qr.posId = wanted.posId();
        qr.createdAt = now;
        qr.expiresAt = expiresAt;
        qr.tell(QrState.SHOWN, now);
        qr.follow(wanted.followed(), now);
        return qr;
    }

    private void follow(@Nullable Followed wanted, Instant now) {
        ended = wanted == null;
        if (wanted != null) {
            followed = wanted.kind();
            followedId = wanted.id();
            dueAt = now;
        }
    }

    /** Nobody else looks at it meanwhile. */
    void lease(UUID newLease, Instant until) {
        lease = newLease;
        leasedUntil = until;
    }

    boolean isLeased(UUID byLease) {
        return byLease.equals(lease);
    }

    /**
     * This was seen of it.
     *
     * @param lookedAt when the look began: a slow one does not make the next one late
     */
    void see(Sight sight, Cadence cadence, Instant lookedAt, Instant now) {
        lease = null;
        leasedUntil = null;
        switch (sight) {
            case Sight.Waiting waiting -> waits(waiting.scanned(), cadence, lookedAt, now);
            case Sight.Over over ->
                end(over.state() == QrState.CANCELLED ? cancelledOrExpired(now) : over.state(), now);
            case Sight.Unknown unknown -> unknown(cadence, now);
            case Sight.Refused refused -> fail(refused.failure(), now);
            case Sight.Unclear unclear -> unclear(unclear.pause(), cadence, now);
        }
    }

    private void waits(boolean scanned, Cadence cadence, Instant lookedAt, Instant now) {
        if (scanned && state == QrState.SHOWN) {
            tell(QrState.SCANNED, now);
        }
        if (cadence.isExpired(expiresAt, now)) {
            end(QrState.EXPIRED, now);
        } else {
            attempts = 0;
            dueAt = cadence.next(kind(), lookedAt);
        }
    }

    private void unknown(Cadence cadence, Instant now) {
        if (cadence.isUnknownForGood(createdAt, now)) {
            fail(new Failure("NOT_FOUND", "Vipps knows no such payment or agreement"), now);
        } else {
            dueAt = cadence.next(kind(), now);
        }
    }

    private void unclear(@Nullable Duration pause, Cadence cadence, Instant now) {
        if (cadence.isGivenUp(expiresAt, now)) {
            fail(new Failure("OUT_OF_SIGHT", "Vipps could not be asked how it ended; its own system may know"), now);
        } else {
            attempts++;
            dueAt = cadence.afterTrouble(kind(), attempts, pause, now);
        }
    }

    /** eCom calls a payment cancelled whose time was over. */
    private QrState cancelledOrExpired(Instant now) {
        return now.isBefore(expiresAt.minus(ABOUT)) ? QrState.CANCELLED : QrState.EXPIRED;
    }

    private void fail(Failure failure, Instant now) {
        failureCode = failure.code();
        failureDetail = failure.detail();
        end(QrState.FAILED, now);
    }

    private void end(QrState last, Instant now) {
        ended = true;
        dueAt = null;
        tell(last, now);
    }

    private void tell(QrState next, Instant now) {
        state = next;
        occurredAt = now;
        version++;
    }

    /** The broker has it as it is now. */
    void published() {
        publishedVersion = version;
    }

    /** What store systems are told. */
    QrStatus status() {
        return new QrStatus(
                id.toString(),
                QrKind.ONE_TIME,
                msn,
                followedId,
                chainId,
                storeId,
                posId,
                version,
                state,
                ended,
                failure().orElse(null),
                false,
                occurredAt);
    }

    @Nullable String storeId() {
        return storeId;
    }

    UUID id() {
        return id;
    }

    String msn() {
        return msn;
    }

    /** What it opens, where the registry was told. */
    Optional<Followed> followed() {
        return followed == null || followedId == null
                ? Optional.empty()
                : Optional.of(new Followed(followed, followedId));
    }

    QrState state() {
        return state;
    }

    Optional<Failure> failure() {
        return failureCode == null ? Optional.empty() : Optional.of(new Failure(failureCode, failureDetail));
    }

    Instant expiresAt() {
        return expiresAt;
    }

    long version() {
        return version;
    }

    /** Whether nothing more will be told of it. */
    boolean isEnded() {
        return ended;
    }

    /** Whether nobody can use it any more. */
    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt) || ended && followed != null;
    }

    /** When it is to be looked at next. */
    Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    private Followed.Kind kind() {
        return Objects.requireNonNull(followed, "only what is followed is looked at");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OneTimeCode qr && Objects.equals(id, qr.id);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(id);
    }
}
