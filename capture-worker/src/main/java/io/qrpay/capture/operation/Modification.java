package io.qrpay.capture.operation;

import io.qrpay.contracts.Money;
import io.qrpay.vipps.Amount;
import io.qrpay.vipps.epayment.EpaymentApi;
import io.qrpay.vipps.epayment.ModifyOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks Vipps to capture, cancel or refund; the same attempt always sends the same key and the same body. */
@ApplicationScoped
class Modification {
    private static final String APPROVED_AFTER_ALL = "6060";

    private final EpaymentApi vipps;
    private final Pace pace;

    Modification(EpaymentApi vipps, Pace pace) {
        this.vipps = vipps;
        this.pace = pace;
    }

    Uni<ModifyOutcome> perform(DueOperation due) {
        return pace.turn().chain(() -> ask(due));
    }

    private Uni<ModifyOutcome> ask(DueOperation due) {
        var msn = due.status().msn();
        var reference = due.status().reference();
        return switch (due.kind()) {
            case CAPTURE -> vipps.capture(msn, reference, amount(due.amount()), due.key());
            case REFUND -> vipps.refund(msn, reference, amount(due.amount()), due.key());
            case CANCEL -> due.isApproved() ? release(due) : end(due);
        };
    }

    private Uni<ModifyOutcome> end(DueOperation due) {
        return vipps.cancel(due.status().msn(), due.status().reference(), true, due.key())
                .chain(outcome ->
                        isApproved(outcome) ? release(due) : Uni.createFrom().item(outcome));
    }

    private Uni<ModifyOutcome> release(DueOperation due) {
        return vipps.cancel(due.status().msn(), due.status().reference(), false, due.keyOfRelease());
    }

    private static boolean isApproved(ModifyOutcome outcome) {
        return outcome instanceof ModifyOutcome.Refused refused
                && APPROVED_AFTER_ALL.equals(refused.problem().code());
    }

    private static Amount amount(Money money) {
        return new Amount(money.value(), money.currency());
    }
}
