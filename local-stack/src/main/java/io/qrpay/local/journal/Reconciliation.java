package io.qrpay.local.journal;

import static java.util.stream.Collectors.toSet;

import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.simulator.Books;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what was published with what happened at Vipps, payment by payment, to the øre. */
public final class Reconciliation {
    /** Where Vipps need not know of the payment. */
    private static final Set<PaymentState> WITHOUT_VIPPS = Set.of(PaymentState.REQUESTED, PaymentState.REFUSED);

    private final List<String> differences = new ArrayList<>();

    private Reconciliation() {}

    /** Every difference, in words; empty when they agree. */
    public static List<String> differences(Collection<PaymentLife> published, Books books) {
        var reconciliation = new Reconciliation();
        var lives = new LatestByKey(published);
        books.payments().forEach(entry -> reconciliation.compare(entry, lives.of(entry.paymentKey())));
        reconciliation.findInvented(published, books);
        return List.copyOf(reconciliation.differences);
    }

    private void compare(Books.Entry entry, @Nullable PaymentStatus status) {
        if (status == null) {
            differ(entry.paymentKey(), "status", "none published", "state " + entry.state());
            return;
        }
        compare(entry, "state", status.state(), BooksState.of(entry));
        compare(entry, "amount", status.amount() + " " + status.currency(), entry.amount() + " " + entry.currency());
        compare(
                entry,
                "authorized",
                status.authorizedAmount(),
                entry.aggregate().authorized());
        compare(entry, "captured", status.capturedAmount(), entry.aggregate().captured());
        compare(entry, "refunded", status.refundedAmount(), entry.aggregate().refunded());
        compare(entry, "cancelled", status.cancelledAmount(), entry.aggregate().cancelled());
        compare(entry, "creates", 1, entry.effects().create());
        compare(
                entry,
                "captures",
                done(status, Operation.Kind.CAPTURE),
                entry.effects().capture());
        compare(
                entry,
                "refunds",
                done(status, Operation.Kind.REFUND),
                entry.effects().refund());
    }

    private static int done(PaymentStatus status, Operation.Kind kind) {
        return (int) status.operations().stream()
                .filter(operation -> operation.kind() == kind && operation.state() == Operation.State.DONE)
                .count();
    }

    private void compare(Books.Entry entry, String what, Object published, Object atVipps) {
        if (!published.equals(atVipps)) {
            differ(entry.paymentKey(), what, published, atVipps);
        }
    }

    private void findInvented(Collection<PaymentLife> published, Books books) {
        var known = books.payments().stream().map(Books.Entry::paymentKey).collect(toSet());
        published.stream()
                .map(PaymentLife::latest)
                .filter(status -> !known.contains(status.paymentKey()) && !WITHOUT_VIPPS.contains(status.state()))
                .forEach(status -> differ(status.paymentKey(), "status", status.state(), "not known"));
    }

    private void differ(String paymentKey, String what, Object published, Object atVipps) {
        differences.add(
                "%s: %s is %s on payment.status.v1 and %s at Vipps".formatted(paymentKey, what, published, atVipps));
    }
}
