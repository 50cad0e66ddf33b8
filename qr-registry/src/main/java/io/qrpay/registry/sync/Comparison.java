package io.qrpay.registry.sync;

import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.qr.QrKind;
import io.qrpay.contracts.qr.QrState;
import io.qrpay.registry.code.Qr;
import io.qrpay.registry.code.Qrs;
import io.qrpay.registry.code.WantedQr;
import io.qrpay.vipps.qr.CallbackQr;
import io.qrpay.vipps.qr.RedirectQr;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds a listing against what the chain wants. A listing is a moment old: what differs by it is looked at by itself before
 * anything is said of it.
 */
@ApplicationScoped
class Comparison {
    private final Qrs qrs;
    private final UnknownQrs unknownQrs;
    private final Clock clock;
    private final SyncConfig sync;
    private final DriftConfig config;

    Comparison(Qrs qrs, UnknownQrs unknownQrs, Clock clock, SyncConfig sync, DriftConfig config) {
        this.qrs = qrs;
        this.unknownQrs = unknownQrs;
        this.clock = clock;
        this.sync = sync;
        this.config = config;
    }

    /** How many codes are to be looked at. Those that were deleted while Vipps listed are not unknown. */
    @WithTransaction
    Uni<Long> compare(String msn, Listing listing) {
        var now = clock.instant();
        return qrs.holdersSince(msn, now.minus(sync.lease())).chain(present -> {
            var suspects =
                    present.stream().filter(qr -> isSuspect(qr, listing, now)).count();
            present.forEach(qr -> forget(qr, listing));
            return unknown(msn, listing, now).replaceWith(suspects);
        });
    }

    private boolean isSuspect(Qr qr, Listing listing, Instant now) {
        var suspect = qr.isSettled() && (isOtherwise(qr, listing) || isBack(qr, listing));
        if (suspect) {
            qr.suspect(now);
        }
        return suspect;
    }

    private boolean isOtherwise(Qr qr, Listing listing) {
        return (qr.state() == QrState.IN_SYNC || isToRepair(qr)) && !isAsWanted(qr, listing);
    }

    private boolean isToRepair(Qr qr) {
        return qr.state() == QrState.DRIFTED && config.changed() == DriftConfig.Changed.REPAIR;
    }

    /** Somebody has mended it at Vipps. */
    private static boolean isBack(Qr qr, Listing listing) {
        return qr.state() == QrState.DRIFTED && isAsWanted(qr, listing);
    }

    private static boolean isAsWanted(Qr qr, Listing listing) {
        return difference(qr, listing).map(Optional::isEmpty).orElse(false);
    }

    /** Nothing when it is not listed. */
    private static Optional<Optional<Failure>> difference(Qr qr, Listing listing) {
        var wanted = qr.wanted();
        return Differences.isRedirect(wanted)
                ? Optional.ofNullable(listing.redirects().get(qr.codeId())).map(it -> Differences.of(wanted, it))
                : Optional.ofNullable(listing.callbacks().get(qr.codeId())).map(it -> Differences.of(wanted, it));
    }

    /** Takes the code's image, and the code out of the listing: what is left then is unknown here. */
    private static void forget(Qr qr, Listing listing) {
        if (Differences.isRedirect(qr.wanted())) {
            Optional.ofNullable(listing.redirects().remove(qr.codeId()))
                    .map(RedirectQr::imageUrl)
                    .ifPresent(qr::imageAt);
        } else {
            Optional.ofNullable(listing.callbacks().remove(qr.codeId()))
                    .map(CallbackQr::imageUrl)
                    .ifPresent(qr::imageAt);
        }
    }

    private Uni<Void> unknown(String msn, Listing rest, Instant now) {
        return switch (config.unknown()) {
            case REPORT -> unknownQrs.keep(msn, rest);
            case ADOPT -> adopt(adopted(msn, rest, now)).chain(() -> unknownQrs.forget(msn));
        };
    }

    private Uni<Void> adopt(List<Qr> found) {
        return found.isEmpty() ? Uni.createFrom().voidItem() : qrs.persist(found);
    }

    private static List<Qr> adopted(String msn, Listing rest, Instant now) {
        var redirects = rest.redirects().values().stream()
                .map(it -> Qr.found(wanted(msn, it), Differences.told(it, now), now))
                .toList();
        var callbacks = rest.callbacks().values().stream()
                .map(it -> Qr.found(wanted(msn, it), Differences.told(it), now))
                .toList();
        return Stream.concat(redirects.stream(), callbacks.stream()).toList();
    }

    private static WantedQr wanted(String msn, RedirectQr it) {
        return new WantedQr(QrKind.REDIRECT, msn, it.id(), null, null, null, null, null, it.redirectUrl(), null);
    }

    private static WantedQr wanted(String msn, CallbackQr it) {
        return new WantedQr(
                QrKind.CALLBACK, msn, it.merchantQrId(), null, null, null, it.locationDescription(), null, null, null);
    }
}
