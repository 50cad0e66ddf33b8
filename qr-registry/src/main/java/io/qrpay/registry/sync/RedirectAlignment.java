package io.qrpay.registry.sync;

import io.qrpay.registry.code.Qr;
import io.qrpay.registry.code.WantedQr;
import io.qrpay.vipps.qr.QrOutcome;
import io.qrpay.vipps.qr.RedirectQr;
import io.qrpay.vipps.qr.RedirectToCreate;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Makes one redirect code at Vipps as it is wanted. */
@ApplicationScoped
class RedirectAlignment {
    private final GentleQrs vipps;
    private final Clock clock;

    RedirectAlignment(GentleQrs vipps, Clock clock) {
        this.vipps = vipps;
        this.clock = clock;
    }

    /** Creates what is not there, changes what is. */
    Uni<Result> align(Qr qr) {
        return qr.isAtVipps() ? change(qr.wanted()) : create(qr);
    }

    /** Looks at it only. */
    Uni<Result> verify(Qr qr) {
        return vipps.redirect(qr.msn(), qr.codeId()).map(outcome -> result(qr.wanted(), outcome));
    }

    Uni<Result> delete(Qr qr) {
        return vipps.deleteRedirect(qr.msn(), qr.codeId()).map(Removal::result);
    }

    private Uni<Result> create(Qr qr) {
        var wanted = qr.wanted();
        var ttl = wanted.ttlSeconds() == null ? null : Duration.ofSeconds(wanted.ttlSeconds());
        var redirect = new RedirectToCreate(wanted.codeId(), target(wanted), ttl);
        return vipps.createRedirect(wanted.msn(), redirect)
                .chain(outcome -> outcome instanceof QrOutcome.Taken<RedirectQr>
                        ? taken(qr)
                        : Uni.createFrom().item(() -> result(wanted, outcome)));
    }

    /** One of this id is there: ours, when an earlier answer was lost, or what somebody else has made. */
    private Uni<Result> taken(Qr qr) {
        return verify(qr)
                .chain(result -> result instanceof Result.Different && qr.mayHaveBeenMade()
                        ? change(qr.wanted())
                        : Uni.createFrom().item(result));
    }

    private Uni<Result> change(WantedQr wanted) {
        return vipps.changeRedirect(wanted.msn(), wanted.codeId(), target(wanted))
                .map(outcome -> result(wanted, outcome));
    }

    private static String target(WantedQr wanted) {
        return Objects.requireNonNull(wanted.redirectUrl(), "a redirect has a target");
    }

    private Result result(WantedQr wanted, QrOutcome<RedirectQr> outcome) {
        return switch (outcome) {
            case QrOutcome.Done<RedirectQr> done -> told(wanted, done.told());
            case QrOutcome.Missing<RedirectQr> missing -> new Result.Missing();
            case QrOutcome.Taken<RedirectQr> taken -> new Result.Unclear(Optional.empty());
            case QrOutcome.Refused<RedirectQr> refused -> new Result.Refused(Differences.refusal(refused.problem()));
        };
    }

    private Result told(WantedQr wanted, RedirectQr redirect) {
        return Differences.of(wanted, redirect)
                .<Result>map(Result.Different::new)
                .orElseGet(() -> new Result.InSync(Differences.told(redirect, clock.instant())));
    }
}
