package io.qrpay.capture.operation;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.vipps.Amount;
import io.qrpay.vipps.epayment.ModifyOutcome;
import io.qrpay.vipps.epayment.PaymentEvent;
import io.qrpay.vipps.epayment.ReadOutcome;
import io.qrpay.vipps.epayment.VippsState;
import java.time.Instant;
import java.util.List;

/** What is told of the vendor's answers and books. */
final class OperationFacts {
    private OperationFacts() {}

    /** An answer says done: whether its sums show it. */
    static boolean shows(ModifyOutcome.Done done, DueOperation due) {
        var sums = done.aggregate();
        var status = due.status();
        return switch (due.kind()) {
            case CAPTURE ->
                sums.capturedAmount().value()
                        >= status.capturedAmount() + due.amount().value();
            case REFUND ->
                sums.refundedAmount().value()
                        >= status.refundedAmount() + due.amount().value();
            case CANCEL ->
                done.state() == VippsState.TERMINATED || sums.cancelledAmount().value() > 0;
        };
    }

    /** The answer's own amount and pspReference are those of the creation: they are left out. */
    static Fact done(DueOperation due, ModifyOutcome.Done done, Instant now) {
        var fact =
                Fact.of(due.payment(), name(due, done), FactSource.ANSWER, now).aggregate(aggregate(done.aggregate()));
        return switch (due.kind()) {
            case CAPTURE, REFUND ->
                fact.amount(due.amount()).idempotencyKey(due.key()).build();
            case CANCEL ->
                fact.amount(money(done.aggregate().cancelledAmount())).build();
        };
    }

    private static FactName name(DueOperation due, ModifyOutcome.Done done) {
        return switch (due.kind()) {
            case CAPTURE -> FactName.CAPTURED;
            case REFUND -> FactName.REFUNDED;
            case CANCEL -> done.state() == VippsState.TERMINATED ? FactName.TERMINATED : FactName.CANCELLED;
        };
    }

    /** Every change that the books show, ours or not; without an event at least the state and the sums. */
    static List<Fact> found(DueOperation due, Books books) {
        var sums = aggregate(books.payment().aggregate());
        return books.events().isEmpty()
                ? List.of(state(due, books.payment(), sums))
                : books.events().stream().map(event -> event(due, event, sums)).toList();
    }

    private static Fact event(DueOperation due, PaymentEvent event, Aggregate sums) {
        var name = FactName.valueOf(event.name().name());
        return Fact.of(due.payment(), name, FactSource.EVENT_LOG, event.timestamp())
                .amount(money(event.amount()))
                .idempotencyKey(event.idempotencyKey())
                .pspReference(event.pspReference())
                .aggregate(sums)
                .build();
    }

    private static Fact state(DueOperation due, ReadOutcome.Found payment, Aggregate sums) {
        var name = FactName.valueOf(payment.state().name());
        return Fact.of(due.payment(), name, FactSource.GET, due.toldAt())
                .amount(money(payment.amount()))
                .aggregate(sums)
                .build();
    }

    private static Aggregate aggregate(io.qrpay.vipps.epayment.Aggregate sums) {
        return new Aggregate(
                sums.authorizedAmount().value(),
                sums.capturedAmount().value(),
                sums.refundedAmount().value(),
                sums.cancelledAmount().value());
    }

    private static Money money(Amount amount) {
        return new Money(amount.value(), amount.currency());
    }
}
