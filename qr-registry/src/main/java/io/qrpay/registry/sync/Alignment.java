package io.qrpay.registry.sync;

import io.qrpay.contracts.qr.QrState;
import io.qrpay.registry.code.Qr;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Brings one code in line with the chain's wish, or finds out how it stands; whatever was done before, by whom ever. */
@ApplicationScoped
class Alignment {
    private final RedirectAlignment redirects;
    private final CallbackAlignment callbacks;
    private final SalesUnits salesUnits;
    private final DriftConfig drift;

    Alignment(RedirectAlignment redirects, CallbackAlignment callbacks, SalesUnits salesUnits, DriftConfig drift) {
        this.redirects = redirects;
        this.callbacks = callbacks;
        this.salesUnits = salesUnits;
        this.drift = drift;
    }

    /** Fails only with what nobody thought of. */
    Uni<Result> align(Qr qr) {
        return Uni.createFrom()
                .deferred(() -> known(qr))
                .onFailure(VippsUnavailable.class)
                .recoverWithItem(away -> new Result.Unclear(((VippsUnavailable) away).retryAfter()));
    }

    private Uni<Result> known(Qr qr) {
        if (salesUnits.credentialsOf(qr.msn()).isEmpty()) {
            return Uni.createFrom().item(new Result.Refused(Differences.NO_SALES_UNIT));
        }
        return qr.isDeleting() ? delete(qr) : wanted(qr);
    }

    private Uni<Result> delete(Qr qr) {
        if (!qr.isAtVipps() && !qr.isBegun()) {
            return Uni.createFrom().item(new Result.Gone());
        }
        return isRedirect(qr) ? redirects.delete(qr) : callbacks.delete(qr);
    }

    /** What was in line is looked at, for it may not be; what is out of line is mended, if that is wished. */
    private Uni<Result> wanted(Qr qr) {
        var lookOnly = qr.state() == QrState.IN_SYNC
                || qr.state() == QrState.DRIFTED && drift.changed() == DriftConfig.Changed.REPORT;
        if (isRedirect(qr)) {
            return lookOnly ? redirects.verify(qr) : redirects.align(qr);
        }
        return lookOnly ? callbacks.verify(qr) : callbacks.align(qr);
    }

    private static boolean isRedirect(Qr qr) {
        return Differences.isRedirect(qr.wanted());
    }
}
