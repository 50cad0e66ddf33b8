package io.qrpay.local.demo;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.Kroner;
import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.journal.PaymentLife;
import io.qrpay.local.journal.Reconciliation;
import io.qrpay.local.simulator.Books;
import io.qrpay.local.till.Sale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a round of selling ends in: the table, and whether the books agree with it. */
final class Result {
    private static final int MOST_SHOWN = 10;

    private final List<Sale> sales;
    private final PaymentJournal journal;
    private final Books books;

    Result(List<Sale> sales, PaymentJournal journal, Books books) {
        this.sales = sales;
        this.journal = journal;
        this.books = books;
    }

    /** Shows it all; tells whether everything is settled and agrees. */
    boolean tell() {
        Demo.say("");
        StateTable.of(latest()).forEach(Demo::say);
        Demo.say("");
        new Times(sales, journal, books).lines().forEach(Demo::say);
        Demo.say("  The services are seconds old and still slow; ./qrpay bench measures them warm.");
        Demo.say("");
        var wrong = wrong();
        Demo.say(wrong.isEmpty() ? agreement() : disagreement(wrong));
        return wrong.isEmpty();
    }

    private List<PaymentStatus> latest() {
        return journal.lives().stream().map(PaymentLife::latest).toList();
    }

    private List<String> wrong() {
        var wrong = new ArrayList<String>();
        sales.stream()
                .filter(sale -> !Performance.isSettled(sale, journal))
                .forEach(sale -> wrong.add(sale.paymentKey() + ": not settled, " + stateOf(sale)));
        sales.forEach(sale -> sale.trouble().ifPresent(why -> wrong.add(sale.paymentKey() + ": " + why)));
        wrong.addAll(journal.disorder());
        wrong.addAll(Reconciliation.differences(journal.lives(), books));
        return wrong;
    }

    private String stateOf(Sale sale) {
        return journal.life(sale.paymentKey())
                .map(life -> life.latest().state().name())
                .orElse("no status was published");
    }

    private String agreement() {
        return "The simulator's books and payment.status.v1 agree to the øre: %s captured in %d of %d payments."
                .formatted(
                        Kroner.of(captured(), "NOK"),
                        count(PaymentState.CAPTURED),
                        books.payments().size());
    }

    private long captured() {
        return books.payments().stream()
                .mapToLong(entry -> entry.aggregate().captured())
                .sum();
    }

    private long count(PaymentState state) {
        return latest().stream().filter(status -> status.state() == state).count();
    }

    private static String disagreement(Collection<String> wrong) {
        var lines = new ArrayList<String>();
        lines.add("This is NOT right (" + wrong.size() + "):");
        wrong.stream().limit(MOST_SHOWN).forEach(line -> lines.add("  " + line));
        return String.join("\n", lines);
    }
}
