package io.qrpay.local.chaos;

import static java.util.stream.Collectors.groupingBy;

import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.Kroner;
import io.qrpay.local.journal.Reconciliation;
import io.qrpay.local.simulator.Books;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether everything came right: what the tills wanted, what was published and what happened at Vipps, payment by payment. */
final class Verdict {
    private static final String CURRENCY = "NOK";

    private final Evidence evidence;
    private final Map<String, PaymentStatus> latest;
    private final Map<String, Wanted> wanted;
    private final Map<String, List<Books.Entry>> booked;

    Verdict(Evidence evidence) {
        this.evidence = evidence;
        this.latest = evidence.latest();
        this.wanted = evidence.wantedByKey();
        this.booked = evidence.books().payments().stream().collect(groupingBy(Books.Entry::paymentKey));
    }

    /** Every one of them must hold. */
    List<Sentence> sentences() {
        return List.of(
                everyPaymentIsFinal(),
                booksAreEqual(),
                noDoublePayment(),
                noDoubleCapture(),
                nobodyIsChargedAgainstTheTillsWish(),
                nobodyPaysForAnother(),
                versionsAreInOrder(),
                nothingIsLeftAside());
    }

    private Sentence everyPaymentIsFinal() {
        var open = wrongOf(this::whyNotFinal);
        return new Sentence(
                "every payment is final", "%d of %d".formatted(wanted.size() - open.size(), wanted.size()), open);
    }

    private @Nullable String whyNotFinal(Wanted one) {
        var status = latest.get(one.paymentKey());
        if (status == null) {
            return "has no status";
        }
        if (!status.isFinal()) {
            return "is stuck in " + status.state() + " " + status.operations();
        }
        var open = entries(one).anyMatch(Verdict::isOpenAtVipps);
        return open ? "is final as " + status.state() + ", and open at Vipps" : null;
    }

    private static boolean isOpenAtVipps(Books.Entry entry) {
        var sums = entry.aggregate();
        return entry.state().equals("CREATED") || sums.authorized() > sums.captured() + sums.cancelled();
    }

    private Sentence booksAreEqual() {
        return new Sentence(
                "books equal to the øre",
                "captured %s, refunded %s, let go %s"
                        .formatted(
                                kroner(Books.Aggregate::captured),
                                kroner(Books.Aggregate::refunded),
                                kroner(Books.Aggregate::cancelled)),
                Reconciliation.differences(evidence.lives(), evidence.books()));
    }

    private Sentence noDoublePayment() {
        var wrong = new ArrayList<>(wrongOf(this::whyDouble));
        booked.keySet().stream()
                .filter(key -> !wanted.containsKey(key))
                .forEach(key -> wrong.add(key + " was created and no till asked for it"));
        return new Sentence(
                "no double payment",
                "%d checkouts made %d payments at Vipps"
                        .formatted(wanted.size(), evidence.books().payments().size()),
                wrong);
    }

    private @Nullable String whyDouble(Wanted one) {
        var creates = entries(one).mapToInt(entry -> entry.effects().create()).sum();
        if (creates > 1) {
            return "was created " + creates + " times";
        }
        var another = entries(one).anyMatch(entry -> entry.amount() != one.amount());
        return another ? "was created with another amount than the till's" : null;
    }

    private Sentence noDoubleCapture() {
        return new Sentence(
                "no double capture",
                "%d captures done, %d at Vipps; %d refunds done, %d at Vipps"
                        .formatted(
                                done(Operation.Kind.CAPTURE),
                                effects(Books.Effects::capture),
                                done(Operation.Kind.REFUND),
                                effects(Books.Effects::refund)),
                wrongOf(this::whyTakenTwice));
    }

    private @Nullable String whyTakenTwice(Wanted one) {
        var entry = entry(one);
        if (entry == null) {
            return null;
        }
        var captures = doneOf(one, Operation.Kind.CAPTURE);
        var refunds = doneOf(one, Operation.Kind.REFUND);
        if (entry.effects().capture() > captures) {
            return "was captured %d times for %d captures"
                    .formatted(entry.effects().capture(), captures);
        }
        return entry.effects().refund() > refunds
                ? "was refunded %d times for %d refunds"
                        .formatted(entry.effects().refund(), refunds)
                : null;
    }

    private Sentence nobodyIsChargedAgainstTheTillsWish() {
        var cancelled = evidence.wanted().stream().filter(Wanted::cancelled).toList();
        var charged = cancelled.stream()
                .filter(one -> Evidence.charged(entry(one)) > 0)
                .toList();
        var told = charged.stream()
                .filter(one -> isTold(latest.get(one.paymentKey())))
                .count();
        return new Sentence(
                "nobody charged against the till's wish",
                "%d to be cancelled: %d not charged, %d told that it came too late"
                        .formatted(cancelled.size(), cancelled.size() - charged.size(), told),
                wrongOf(this::whyUnwanted));
    }

    private @Nullable String whyUnwanted(Wanted one) {
        var entry = entry(one);
        var status = latest.get(one.paymentKey());
        if (entry == null) {
            return null;
        }
        var taken = entry.aggregate().captured();
        if (taken > one.captures()) {
            return "was charged %d of %d that the till wanted".formatted(taken, one.captures());
        }
        if (entry.aggregate().refunded() > one.refunds()) {
            return "got %d back of %d that the till wanted"
                    .formatted(entry.aggregate().refunded(), one.refunds());
        }
        if (status != null && status.state() == PaymentState.REFUSED && taken > 0) {
            return "was charged although its till was told that it is refused";
        }
        return one.cancelled() && taken > 0 && !isTold(status)
                ? "was charged although its till had cancelled it"
                : null;
    }

    /** The till knows that its cancel came too late, and can refund. */
    private static boolean isTold(@Nullable PaymentStatus status) {
        return status != null && status.operations().stream().anyMatch(Verdict::isRefusedCancel);
    }

    private static boolean isRefusedCancel(Operation operation) {
        return operation.state() == Operation.State.REFUSED
                && (operation.id().equals(Cashier.CANCEL) || operation.id().equals(Operation.SUPERSEDED));
    }

    private Sentence nobodyPaysForAnother() {
        var asked = evidence.books().payments().stream()
                .filter(entry -> entry.customer() != null)
                .count();
        return new Sentence(
                "nobody pays for another's goods",
                "%d customers were asked on their phones".formatted(asked),
                wrongOf(this::whyAnothers));
    }

    /** A QR on a screen is scanned by anybody; whom the till named, or who scanned for this checkout, is known. */
    private @Nullable String whyAnothers(Wanted one) {
        var entry = entry(one);
        if (entry == null || entry.aggregate().captured() == 0) {
            return null;
        }
        var customer = entry.customer();
        var right =
                customer == null ? one.customers().isEmpty() : one.customers().contains(customer);
        return right ? null : "was paid by %s and not by one of %s".formatted(customer, one.customers());
    }

    private Sentence versionsAreInOrder() {
        return new Sentence(
                "versions in order", "%d statuses published".formatted(evidence.published()), evidence.disorder());
    }

    /** Nothing that was sent was unreadable, so every dead letter is a mistake. */
    private Sentence nothingIsLeftAside() {
        return new Sentence(
                "no dead letters", "%d".formatted(evidence.deadLetters().size()), evidence.deadLetters());
    }

    private List<String> wrongOf(Function<Wanted, @Nullable String> why) {
        return evidence.wanted().stream()
                .flatMap(one -> Stream.ofNullable(why.apply(one)).map(reason -> one.paymentKey() + " " + reason))
                .collect(Collectors.toList());
    }

    private Stream<Books.Entry> entries(Wanted one) {
        return booked.getOrDefault(one.paymentKey(), List.of()).stream();
    }

    private Books.@Nullable Entry entry(Wanted one) {
        return entries(one).findFirst().orElse(null);
    }

    private int doneOf(Wanted one, Operation.Kind kind) {
        var status = latest.get(one.paymentKey());
        return status == null ? 0 : done(status, kind);
    }

    private int done(Operation.Kind kind) {
        return latest.values().stream().mapToInt(status -> done(status, kind)).sum();
    }

    private static int done(PaymentStatus status, Operation.Kind kind) {
        return (int) status.operations().stream()
                .filter(operation -> operation.kind() == kind && operation.state() == Operation.State.DONE)
                .count();
    }

    private int effects(Function<Books.Effects, Integer> effect) {
        return evidence.books().payments().stream()
                .map(Books.Entry::effects)
                .mapToInt(effect::apply)
                .sum();
    }

    private String kroner(Evidence.Sum sum) {
        return Kroner.of(evidence.sum(sum), CURRENCY);
    }
}
