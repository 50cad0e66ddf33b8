package io.qrpay.registry.code;

import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.qr.QrKind;
import io.qrpay.contracts.qr.QrState;
import io.qrpay.contracts.qr.QrStatus;
import io.qrpay.vipps.qr.QrLocation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * One printed code: what the chain wants of it, and how it stands at Vipps. Whoever changes one holds its row locked; each
 * change that store systems can see makes a new version.
 */
@Entity
@DynamicUpdate // what is published is noted without a lock, and must not write back what it read of the rest
@Table(name = "qr")
public class Qr {
    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private QrKind kind;

    private String msn;
    private String codeId;
    private @Nullable String chainId;
    private @Nullable String storeId;
    private @Nullable String posId;
    private @Nullable String locationDescription;

    @Enumerated(EnumType.STRING)
    private QrLocation.@Nullable Category category;

    private @Nullable String redirectUrl;
    private @Nullable Long ttlSeconds;

    private long edition;
    private boolean deleting;

    @Enumerated(EnumType.STRING)
    private QrState state;

    private @Nullable String failureCode;
    private @Nullable String failureDetail;
    private boolean reprint;
    private Instant occurredAt;

    private boolean atVipps;
    private @Nullable String imageUrl;
    private @Nullable String content;
    private @Nullable Instant expiresAt;
    private @Nullable Instant syncedAt;

    private @Nullable Instant dueAt;
    private int attempts;
    private int begun;
    private @Nullable UUID lease;
    private @Nullable Instant leasedUntil;

    private long version;
    private long publishedVersion;

    /** Hibernate's. */
    @SuppressWarnings("NullAway.Init")
    protected Qr() {}

    /** A code that nobody has asked Vipps for yet. */
    static Qr wanted(WantedQr wanted, Instant now) {
        var qr = new Qr();
        qr.id = QrId.next(now);
        qr.kind = wanted.kind();
        qr.msn = wanted.msn();
        qr.codeId = wanted.codeId();
        qr.ttlSeconds = wanted.ttlSeconds();
        qr.edition = 1;
        qr.take(wanted);
        qr.tell(QrState.WANTED, null, now);
        qr.dueAt = now;
        return qr;
    }

    /** A code that was found at Vipps, and is wanted as it is from now on. */
    public static Qr found(WantedQr asFound, AtVipps told, Instant now) {
        var qr = wanted(asFound, now);
        qr.inSync(told, now);
        return qr;
    }

    /** The chain wants it so from now on. A code that is not in sync is tried again, even if nothing else is new. */
    void edit(WantedQr wanted, Instant now) {
        var sameAtVipps = wanted().sameAtVipps(wanted);
        take(wanted);
        edition++;
        if (state == QrState.IN_SYNC && sameAtVipps) {
            tell(QrState.IN_SYNC, null, now);
        } else {
            wantNow(now);
        }
    }

    /** The chain wants it no longer. Said once more it counts only where Vipps has refused it. */
    void delete(Instant now) {
        if (!deleting || state == QrState.FAILED) {
            deleting = true;
            edition++;
            wantNow(now);
        }
    }

    /** What hangs in the store has been printed anew. */
    void reprinted(Instant now) {
        if (reprint) {
            reprint = false;
            tell(state, failure().orElse(null), now);
        }
    }

    /** Vipps has it as it is wanted. */
    public void inSync(AtVipps told, Instant now) {
        var isNews = state != QrState.IN_SYNC;
        reprint = reprint || isOtherPrint(told);
        atVipps = true;
        imageUrl = told.imageUrl();
        content = told.content();
        expiresAt = told.expiresAt();
        syncedAt = now;
        settle(null);
        if (isNews) {
            tell(QrState.IN_SYNC, null, now);
        }
    }

    private boolean isOtherPrint(AtVipps told) {
        return content != null && told.content() != null && !content.equals(told.content());
    }

    /** It is gone at Vipps, as the chain wished. */
    public void deleted(Instant now) {
        atVipps = false;
        imageUrl = null;
        settle(null);
        tell(QrState.DELETED, null, now);
    }

    /** Vipps refuses what is wanted; it is tried again when the chain wishes, and seldom otherwise. */
    public void failed(Failure failure, @Nullable Instant again, Instant now) {
        var isNews = state != QrState.FAILED || !failure.equals(failure().orElse(null));
        settle(again);
        if (isNews) {
            tell(QrState.FAILED, failure, now);
        }
    }

    /** Vipps has it otherwise; never repaired when there is no time for it. */
    public void drifted(Failure difference, @Nullable Instant repairAt, Instant now) {
        var isNews = state != QrState.DRIFTED || !difference.equals(failure().orElse(null));
        settle(repairAt);
        if (isNews) {
            tell(QrState.DRIFTED, difference, now);
        }
    }

    /** It is not at Vipps any more; a redirect that is printed never works again. */
    public void missing() {
        atVipps = false;
        reprint = reprint || kind == QrKind.REDIRECT;
        imageUrl = null;
        begun = 0;
    }

    /** It could not be told whether Vipps has it; to be tried again. */
    public void postponed(Instant again) {
        dueAt = again;
        release();
    }

    /** Vipps keeps its images at other addresses from time to time. */
    public void imageAt(String url) {
        imageUrl = atVipps ? url : imageUrl;
    }

    /** A listing says that Vipps may have it otherwise: to be looked at by itself. */
    public void suspect(Instant now) {
        dueAt = now;
    }

    /** Store systems have been told this version. */
    public void published() {
        publishedVersion = version;
    }

    /** Vipps has one of its id. */
    public void there() {
        atVipps = true;
    }

    /** It was edited while Vipps was told what it was before: only whether Vipps has it is of use. */
    public void overtaken(boolean isAtVipps, Instant now) {
        atVipps = isAtVipps;
        postponed(now);
    }

    /** Whether it is held under this lease, and has not been edited since. */
    public boolean isStill(Qr leased) {
        return isHeldBy(leased) && edition == leased.edition;
    }

    /** Whether it is held under this lease. */
    public boolean isHeldBy(Qr leased) {
        return lease != null && lease.equals(leased.lease);
    }

    private void settle(@Nullable Instant again) {
        dueAt = again;
        attempts = 0;
        release();
    }

    private void release() {
        lease = null;
        leasedUntil = null;
    }

    private void wantNow(Instant now) {
        dueAt = now;
        attempts = 0;
        tell(QrState.WANTED, null, now);
    }

    private void tell(QrState next, @Nullable Failure why, Instant now) {
        state = next;
        failureCode = why == null ? null : why.code();
        failureDetail = why == null ? null : why.detail();
        occurredAt = now;
        version++;
    }

    private void take(WantedQr wanted) {
        chainId = wanted.chainId();
        storeId = wanted.storeId();
        posId = wanted.posId();
        locationDescription = wanted.locationDescription();
        category = wanted.category();
        redirectUrl = wanted.redirectUrl();
    }

    /** What the chain wants. */
    public WantedQr wanted() {
        return new WantedQr(
                kind, msn, codeId, chainId, storeId, posId, locationDescription, category, redirectUrl, ttlSeconds);
    }

    /** What store systems are told. */
    public QrStatus status() {
        return new QrStatus(
                id.toString(),
                kind,
                msn,
                codeId,
                chainId,
                storeId,
                posId,
                version,
                state,
                state == QrState.DELETED,
                failure().orElse(null),
                reprint,
                occurredAt);
    }

    public @Nullable String storeId() {
        return storeId;
    }

    public UUID id() {
        return id;
    }

    public QrKind kind() {
        return kind;
    }

    public String msn() {
        return msn;
    }

    public String codeId() {
        return codeId;
    }

    public QrState state() {
        return state;
    }

    /** Why it FAILED, or how it DRIFTED. */
    public Optional<Failure> failure() {
        return failureCode == null ? Optional.empty() : Optional.of(new Failure(failureCode, failureDetail));
    }

    /** Whether the reconciler has nothing to do with it at present. */
    public boolean isSettled() {
        return dueAt == null;
    }

    /** Counts the edits. */
    public long edition() {
        return edition;
    }

    public long version() {
        return version;
    }

    /** Whether the chain wants it no longer. */
    public boolean isDeleting() {
        return deleting;
    }

    public boolean isReprint() {
        return reprint;
    }

    public boolean isAtVipps() {
        return atVipps;
    }

    /** Whether it was begun before this time, so that an answer may have been lost. */
    public boolean mayHaveBeenMade() {
        return begun > 1;
    }

    /** Whether its creation was begun ever. */
    public boolean isBegun() {
        return begun > 0;
    }

    /** How often in a row it did not get through, this time included. */
    public int attempts() {
        return attempts;
    }

    /** Where Vipps keeps its image at present; holds a token. */
    public Optional<String> imageUrl() {
        return Optional.ofNullable(imageUrl);
    }

    /** What it holds, where that is known: Vipps does not tell it of redirects. */
    public Optional<String> content() {
        return Optional.ofNullable(content);
    }

    /** When a redirect with a time to live ends. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** Whether what is printed of it works no longer, as its time to live is over. */
    public boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /** When Vipps was last seen to have it as wanted. */
    public Optional<Instant> syncedAt() {
        return Optional.ofNullable(syncedAt);
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Qr qr && Objects.equals(id, qr.id);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(id);
    }
}
