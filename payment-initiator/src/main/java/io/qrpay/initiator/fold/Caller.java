package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.REFUSED;
import static io.qrpay.contracts.payment.FactName.REQUESTED;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Failure;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The checkout that the payment belongs to. Several may have used one reference, with different content and so with
 * different idempotency keys; at most one of them made the payment at Vipps, and the others never touch it.
 *
 * @param requested what was asked for, unless nothing of it could be used
 * @param refused the no that this checkout got
 * @param claim whose the payment at Vipps is
 */
record Caller(@Nullable Fact requested, @Nullable Fact refused, Claim claim) {

    enum Claim {
        /** The vendor's record of the creation carries this checkout's idempotency key. */
        PROVEN,
        /** Nobody else is known to have made it: what is told is believed, but no money is moved. */
        ASSUMED,
        /** Somebody else made it; what is told of it does not concern this checkout. */
        FOREIGN
    }

    private static final Comparator<Fact> FIRST_ASKED = Comparator.comparing(Fact::occurredAt)
            .thenComparing(fact -> Objects.requireNonNullElse(fact.idempotencyKey(), ""));

    /** Null when the payment is foreign altogether: made by a web shop or in the portal, no till asked for it. */
    static @Nullable Caller of(Facts facts) {
        var requests = facts.all(REQUESTED);
        var refusals = facts.all(REFUSED);
        if (requests.isEmpty()) {
            return refusals.isEmpty() ? null : new Caller(null, first(refusals), Claim.FOREIGN);
        }
        var creator = facts.told(CREATED, Fact::idempotencyKey);
        var maker = creator == null ? null : withKey(requests, creator);
        return maker == null ? unproven(facts, creator) : new Caller(maker, withKey(refusals, creator), Claim.PROVEN);
    }

    private static Caller unproven(Facts facts, @Nullable String creator) {
        var requested = open(facts.all(REQUESTED), facts.all(REFUSED));
        var refused = withKey(facts.all(REFUSED), requested.idempotencyKey());
        return new Caller(requested, refused, creator == null ? claim(facts, refused) : Claim.FOREIGN);
    }

    /** No creation with a key is known. Of the refused only a stale one may have reached Vipps after all. */
    private static Claim claim(Facts facts, @Nullable Fact refused) {
        if (refused != null && !isStale(refused)) {
            return Claim.FOREIGN;
        }
        var logged = facts.all(CREATED).stream().anyMatch(fact -> fact.source() != FactSource.WEBHOOK);
        return logged ? Claim.PROVEN : Claim.ASSUMED;
    }

    private static boolean isStale(Fact refused) {
        var failure = refused.failure();
        return failure != null && failure.code().equals(Failure.STALE);
    }

    private static Fact open(List<Fact> requests, List<Fact> refusals) {
        return requests.stream()
                .filter(request -> withKey(refusals, request.idempotencyKey()) == null)
                .min(FIRST_ASKED)
                .orElseGet(() -> first(requests));
    }

    private static Fact first(List<Fact> facts) {
        return facts.stream().min(FIRST_ASKED).orElseThrow();
    }

    private static @Nullable Fact withKey(List<Fact> facts, @Nullable String key) {
        for (var fact : facts) {
            if (Objects.equals(fact.idempotencyKey(), key)) {
                return fact;
            }
        }
        return null;
    }
}
