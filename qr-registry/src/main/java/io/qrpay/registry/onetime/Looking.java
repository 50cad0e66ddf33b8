package io.qrpay.registry.onetime;

import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.qr.QrState;
import io.qrpay.vipps.Problem;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.ecom.EcomApi;
import io.qrpay.vipps.ecom.EcomOutcome;
import io.qrpay.vipps.pace.GentleCalls;
import io.qrpay.vipps.recurring.AgreementOutcome;
import io.qrpay.vipps.recurring.RecurringApi;
import io.qrpay.vipps.salesunit.CredentialSets;
import io.qrpay.vipps.salesunit.Party;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Looks at what a code opens, at a gentle pace. Never fails: passing trouble is {@link Sight.Unclear}. */
@ApplicationScoped
class Looking {
    private final EcomApi ecom;
    private final RecurringApi recurring;
    private final GentleCalls calls;
    private final OneTimeConfig config;

    Looking(EcomApi ecom, RecurringApi recurring, CredentialSets credentialSets, OneTimeConfig config) {
        this.ecom = ecom;
        this.recurring = recurring;
        this.calls = new GentleCalls(credentialSets, config.looksPerSecond(), config.busyPause());
        this.config = config;
    }

    Uni<Sight> at(String msn, Followed followed) {
        return calls.inTurn(new Party.SalesUnit(msn), () -> look(msn, followed))
                .ifNoItem()
                .after(config.lookWithin())
                .recoverWithItem(new Sight.Unclear(null))
                .onFailure(VippsUnavailable.class)
                .recoverWithItem(away -> unclear((VippsUnavailable) away))
                .onFailure(IllegalArgumentException.class)
                .recoverWithItem(new Sight.Refused(
                        new Failure("UNKNOWN_SALES_UNIT", "The sales unit is not configured any more")));
    }

    private Uni<Sight> look(String msn, Followed followed) {
        return switch (followed.kind()) {
            case ECOM -> ecom.payment(msn, followed.id()).map(Looking::seen);
            case AGREEMENT -> recurring.agreement(msn, followed.id()).map(Looking::seen);
        };
    }

    private static Sight seen(EcomOutcome outcome) {
        return switch (outcome) {
            case EcomOutcome.Found found -> seen(found);
            case EcomOutcome.Missing missing -> new Sight.Unknown();
            case EcomOutcome.Refused refused -> refused(refused.problem());
        };
    }

    private static Sight seen(EcomOutcome.Found found) {
        return switch (found.progress()) {
            case INITIATED -> new Sight.Waiting(found.scanned());
            case RESERVED -> new Sight.Over(QrState.RESERVED);
            case CAPTURED, REFUNDED -> new Sight.Over(QrState.CAPTURED);
            case CANCELLED -> new Sight.Over(QrState.CANCELLED);
        };
    }

    private static Sight seen(AgreementOutcome outcome) {
        return switch (outcome) {
            case AgreementOutcome.Found found -> seen(found.status());
            case AgreementOutcome.Missing missing -> new Sight.Unknown();
            case AgreementOutcome.Refused refused -> refused(refused.problem());
        };
    }

    private static Sight seen(AgreementOutcome.Status status) {
        return switch (status) {
            case PENDING, UNKNOWN -> new Sight.Waiting(false);
            case ACTIVE -> new Sight.Over(QrState.ACTIVE);
            case STOPPED -> new Sight.Over(QrState.STOPPED);
            case EXPIRED -> new Sight.Over(QrState.EXPIRED);
        };
    }

    /** The vendor's own words may repeat what was sent. */
    private static Sight refused(Problem problem) {
        var code = Objects.requireNonNullElse(problem.code(), "REFUSED");
        return new Sight.Refused(new Failure(code, "Vipps refuses to tell of it with status " + problem.status()));
    }

    private static Sight unclear(VippsUnavailable away) {
        return new Sight.Unclear(away.retryAfter().orElse(null));
    }
}
