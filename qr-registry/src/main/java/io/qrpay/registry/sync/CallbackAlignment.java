package io.qrpay.registry.sync;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.registry.code.Qr;
import io.qrpay.registry.code.WantedQr;
import io.qrpay.vipps.qr.CallbackQr;
import io.qrpay.vipps.qr.QrLocation;
import io.qrpay.vipps.qr.QrLocation.Category;
import io.qrpay.vipps.qr.QrOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Makes one callback code at Vipps as it is wanted: new or old, the call is the same. */
@ApplicationScoped
class CallbackAlignment {
    private final GentleQrs vipps;

    CallbackAlignment(GentleQrs vipps) {
        this.vipps = vipps;
    }

    /** Puts it, and looks at what has become of it: the first answer tells nothing. */
    Uni<Result> align(Qr qr) {
        return put(qr.wanted()).chain(outcome -> switch (outcome) {
            case QrOutcome.Done<Void> done -> verify(qr);
            case QrOutcome.Missing<Void> missing -> Uni.createFrom().item(new Result.Missing());
            case QrOutcome.Taken<Void> taken -> Uni.createFrom().item(new Result.Refused(Differences.TAKEN));
            case QrOutcome.Refused<Void> refused ->
                Uni.createFrom().item(new Result.Refused(Differences.refusal(refused.problem())));
        });
    }

    private Uni<QrOutcome<Void>> put(WantedQr wanted) {
        var location = location(wanted);
        return wanted.kind() == QrKind.MOBILEPAY
                ? vipps.putMobilePayCallback(wanted.msn(), wanted.codeId(), location)
                : vipps.putCallback(wanted.msn(), wanted.codeId(), location);
    }

    private static QrLocation location(WantedQr wanted) {
        var description = Objects.requireNonNull(wanted.locationDescription(), "a callback code has a location");
        return new QrLocation(description, Objects.requireNonNullElse(wanted.category(), Category.IN_STORE));
    }

    /** Looks at it only. */
    Uni<Result> verify(Qr qr) {
        return vipps.callback(qr.msn(), qr.codeId()).map(outcome -> result(qr.wanted(), outcome));
    }

    Uni<Result> delete(Qr qr) {
        return vipps.deleteCallback(qr.msn(), qr.codeId()).map(Removal::result);
    }

    private static Result result(WantedQr wanted, QrOutcome<CallbackQr> outcome) {
        return switch (outcome) {
            case QrOutcome.Done<CallbackQr> done -> told(wanted, done.told());
            case QrOutcome.Missing<CallbackQr> missing -> new Result.Missing();
            case QrOutcome.Taken<CallbackQr> taken -> new Result.Refused(Differences.TAKEN);
            case QrOutcome.Refused<CallbackQr> refused -> new Result.Refused(Differences.refusal(refused.problem()));
        };
    }

    private static Result told(WantedQr wanted, CallbackQr callback) {
        return Differences.of(wanted, callback)
                .<Result>map(Result.Different::new)
                .orElseGet(() -> new Result.InSync(Differences.told(callback)));
    }
}
