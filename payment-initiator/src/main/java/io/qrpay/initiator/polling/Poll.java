package io.qrpay.initiator.polling;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.vipps.Amount;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.epayment.EpaymentApi;
import io.qrpay.vipps.epayment.EventLogOutcome;
import io.qrpay.vipps.epayment.PaymentEvent;
import io.qrpay.vipps.epayment.ReadOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Asks Vipps once what happened to a payment, and tells it as facts. */
@ApplicationScoped
class Poll {
    private final EpaymentApi vipps;
    private final GetBudget budget;

    Poll(EpaymentApi vipps, GetBudget budget) {
        this.vipps = vipps;
        this.budget = budget;
    }

    /**
     * All that the event log knows, which the fold may know already. A checkout that Vipps never heard of is refused: its
     * validity is over, so the customer may have paid otherwise.
     */
    Uni<List<Fact>> facts(Watched watched) {
        var payment = watched.payment();
        return vipps.events(payment.msn(), payment.reference()).chain(log -> switch (log) {
            case EventLogOutcome.Known known -> facts(watched, known.events());
            case EventLogOutcome.UnknownPayment unknown ->
                Uni.createFrom().item(watched.isRequested() ? stale(watched) : List.of());
        });
    }

    private Uni<List<Fact>> facts(Watched watched, List<PaymentEvent> events) {
        var facts = events.stream()
                .filter(event -> event.name() != PaymentEvent.Name.UNKNOWN)
                .map(event -> fact(watched.payment(), event))
                .toList();
        if (facts.stream().anyMatch(Poll::movesMoneyWithoutKey)) {
            return withAggregate(watched.payment(), facts);
        }
        return facts.stream().anyMatch(fact -> startsADeadline(fact, watched))
                ? withDeadline(watched.payment(), facts)
                : Uni.createFrom().item(facts);
    }

    /** Money that moved without a key of a caller is counted by the vendor's books only. */
    private static boolean movesMoneyWithoutKey(Fact fact) {
        return (fact.name() == FactName.CAPTURED || fact.name() == FactName.REFUNDED)
                && fact.success()
                && fact.idempotencyKey() == null;
    }

    /** The log does not tell until when a capture is guaranteed; the payment itself does. */
    private static boolean startsADeadline(Fact fact, Watched watched) {
        return fact.name() == FactName.AUTHORIZED && fact.success() && watched.captureMode() == CaptureMode.MANUAL;
    }

    /** The approval is news enough: it is told though the deadline cannot be learnt. */
    private Uni<List<Fact>> withDeadline(PaymentKey payment, List<Fact> facts) {
        return withAggregate(payment, facts).onFailure(VippsUnavailable.class).recoverWithItem(facts);
    }

    private Uni<List<Fact>> withAggregate(PaymentKey payment, List<Fact> facts) {
        budget.spendOneMore(payment.msn());
        return vipps.payment(payment.msn(), payment.reference())
                .map(read -> read instanceof ReadOutcome.Found found
                        ? Stream.concat(
                                        facts.stream(),
                                        Stream.of(aggregate(
                                                payment, found, facts.getLast().occurredAt())))
                                .toList()
                        : facts);
    }

    private static Fact aggregate(PaymentKey payment, ReadOutcome.Found found, Instant occurredAt) {
        var sums = found.aggregate();
        return Fact.of(payment, FactName.AUTHORIZED, FactSource.GET, occurredAt)
                .aggregate(new Aggregate(
                        sums.authorizedAmount().value(),
                        sums.capturedAmount().value(),
                        sums.refundedAmount().value(),
                        sums.cancelledAmount().value()))
                .captureGuaranteedUntil(found.captureGuaranteedUntil())
                .build();
    }

    private static Fact fact(PaymentKey payment, PaymentEvent event) {
        return Fact.of(payment, FactName.valueOf(event.name().name()), FactSource.EVENT_LOG, event.timestamp())
                .success(event.success())
                .amount(money(event.amount()))
                .idempotencyKey(event.idempotencyKey())
                .pspReference(event.pspReference())
                .build();
    }

    private static List<Fact> stale(Watched watched) {
        var validUntil = watched.attention().pollFrom();
        if (validUntil == null) {
            return List.of();
        }
        return List.of(Fact.of(watched.payment(), FactName.REFUSED, FactSource.QRPAY, validUntil)
                .idempotencyKey(watched.attention().createKey())
                .failure(
                        new Failure(Failure.STALE, "the checkout was no longer valid when Vipps could have been asked"))
                .build());
    }

    private static Money money(Amount amount) {
        return new Money(amount.value(), amount.currency());
    }
}
