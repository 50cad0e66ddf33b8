package io.qrpay.registry.sync;

import io.qrpay.vipps.qr.QrOutcome;
import java.util.Optional;

/** What a deletion at Vipps came to; what was not there is gone. */
final class Removal {
    private Removal() {}

    static Result result(QrOutcome<Void> outcome) {
        return switch (outcome) {
            case QrOutcome.Done<Void> done -> new Result.Gone();
            case QrOutcome.Missing<Void> missing -> new Result.Gone();
            case QrOutcome.Taken<Void> taken -> new Result.Unclear(Optional.empty());
            case QrOutcome.Refused<Void> refused -> new Result.Refused(Differences.refusal(refused.problem()));
        };
    }
}
