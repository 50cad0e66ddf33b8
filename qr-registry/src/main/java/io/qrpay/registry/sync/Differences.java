package io.qrpay.registry.sync;

import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.qr.QrKind;
import io.qrpay.registry.code.AtVipps;
import io.qrpay.registry.code.WantedQr;
import io.qrpay.vipps.Problem;
import io.qrpay.vipps.qr.CallbackQr;
import io.qrpay.vipps.qr.RedirectQr;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a code at Vipps and the chain's wish differ, in words for people; never what was sent. */
final class Differences {
    static final Failure TARGET = new Failure("TARGET_CHANGED", "It leads elsewhere at Vipps.");
    static final Failure LOCATION = new Failure("LOCATION_CHANGED", "It is said to be elsewhere at Vipps.");
    static final Failure DELETED = new Failure("DELETED_AT_VIPPS", "Somebody has deleted it at Vipps.");
    static final Failure EXPIRED = new Failure("EXPIRED", "Its time to live is over.");
    static final Failure NO_SALES_UNIT = new Failure("UNKNOWN_SALES_UNIT", "Its sales unit is not configured.");
    static final Failure TAKEN = new Failure("TAKEN", "Another sales unit holds this id at Vipps.");

    private Differences() {}

    /** What is not as wanted of a redirect. */
    static Optional<Failure> of(WantedQr wanted, RedirectQr redirect) {
        return redirect.redirectUrl().equals(wanted.redirectUrl()) ? Optional.empty() : Optional.of(TARGET);
    }

    /** What is not as wanted of a callback code; Vipps does not tell its category. */
    static Optional<Failure> of(WantedQr wanted, CallbackQr callback) {
        return callback.locationDescription().equals(wanted.locationDescription())
                ? Optional.empty()
                : Optional.of(LOCATION);
    }

    static AtVipps told(RedirectQr redirect, Instant now) {
        var expiresIn = redirect.expiresIn();
        return new AtVipps(redirect.imageUrl(), null, expiresIn == null ? null : now.plus(expiresIn));
    }

    static AtVipps told(CallbackQr callback) {
        return new AtVipps(callback.imageUrl(), callback.content(), null);
    }

    /** A definite no of the vendor. */
    static Failure refusal(Problem problem) {
        var code = problem.code() == null ? "HTTP_" + problem.status() : problem.code();
        var fields = problem.fields().stream().map(Problem.Field::name).collect(Collectors.joining(", "));
        return new Failure(code, fields.isEmpty() ? "Vipps refuses it." : "Vipps refuses " + fields + ".");
    }

    /** Redirects have ids of their own; callback codes share theirs with the old printed ones. */
    static boolean isRedirect(WantedQr wanted) {
        return wanted.kind() == QrKind.REDIRECT;
    }
}
