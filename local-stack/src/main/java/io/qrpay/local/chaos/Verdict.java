package io.qrpay.local.chaos;

import io.qrpay.contracts.payment.Operation.State;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.journal.PaymentLife;
import io.qrpay.local.journal.Reconciliation;
import io.qrpay.local.simulator.Books;
import io.qrpay.local.till.Sale;
import java.util.ArrayList;
import java.util.List;

/** What is wrong in the end, in words; nothing is right. */
final class Verdict {
    private Verdict() {}

    static List<String> of(List<Sale> sales, PaymentJournal journal, Books books, Cashier cashier) {
        var wrong = new ArrayList<>(Reconciliation.differences(journal.lives(), books));
        wrong.addAll(journal.disorder());
        sales.forEach(sale -> journal.life(sale.paymentKey())
                .map(PaymentLife::latest)
                .ifPresentOrElse(
                        status -> wrong.addAll(on(status, cashier.cancelled(sale))),
                        () -> wrong.add(sale.paymentKey() + " has no status")));
        return wrong;
    }

    /**
     * What is wrong with one payment by itself.
     *
     * @param cancelled whether its till wanted it cancelled as a whole
     */
    static List<String> on(PaymentStatus status, boolean cancelled) {
        var wrong = new ArrayList<String>();
        if (!status.isFinal()) {
            wrong.add("%s is stuck in %s %s".formatted(status.paymentKey(), status.state(), status.operations()));
        }
        if (cancelled && status.capturedAmount() > 0 && !isTold(status)) {
            wrong.add(status.paymentKey() + " was charged although its till had cancelled it");
        }
        return wrong;
    }

    /** The till knows that its cancel came too late, and can refund. */
    private static boolean isTold(PaymentStatus status) {
        return status.operations().stream()
                .anyMatch(operation -> operation.id().equals(Cashier.CANCEL) && operation.state() == State.REFUSED);
    }
}
