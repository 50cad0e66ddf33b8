package io.qrpay.local.chaos;

import static java.util.Objects.requireNonNull;

import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.Json;
import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.journal.PaymentLife;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.simulator.Simulator;
import io.qrpay.local.till.Sale;
import io.qrpay.local.till.Tills;
import io.qrpay.local.till.WayToPay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What goes on in the stores while things break: tills that ask, cashiers who command, customers who scan. */
final class Shop {
    private static final Set<PaymentState> NOT_TAKEN_UP = Set.of(PaymentState.REQUESTED, PaymentState.REFUSED);
    private static final int SEEDS = 100_000;

    private final Tills tills;
    private final PaymentJournal journal;
    private final Simulator simulator;
    private final Cashier cashier;
    private final Scanning scanning;

    Shop(Tills tills, PaymentJournal journal, TopicWriter writer, Simulator simulator) {
        this.tills = tills;
        this.journal = journal;
        this.simulator = simulator;
        this.cashier = new Cashier(writer, journal);
        this.scanning = new Scanning(tills, simulator, journal, cashier);
    }

    /** Asks for so many payments; returns when the last one is asked for. */
    void sell(ChaosOptions options, int payments) {
        tills.sell("chaos" + Math.abs(options.seed() % SEEDS), payments, options.rate());
    }

    /** Lets cashiers and customers do what is due by now. */
    void look() {
        cashier.look(tills.sales());
        scanning.look();
    }

    int commands() {
        return cashier.commands();
    }

    /** Whether every payment has come to its end. */
    boolean isSettled() {
        return tills.sales().stream()
                .allMatch(sale -> latest(sale).filter(PaymentStatus::isFinal).isPresent());
    }

    Evidence evidence(List<String> deadLetters) {
        var superseded = superseded();
        var wanted = tills.sales().stream()
                .map(sale -> cashier.wanted(sale, superseded.contains(sale.paymentKey()), customers(sale)))
                .toList();
        return new Evidence(wanted, journal.lives(), simulator.books(), journal.disorder(), deadLetters);
    }

    private Set<String> customers(Sale sale) {
        var customer = sale.checkout().customer();
        return switch (sale.way()) {
            case SCREEN -> Set.of();
            case PHONE_NUMBER -> Set.of(requireNonNull(requireNonNull(customer).phoneNumber()));
            case PERSONAL_QR -> Set.of(requireNonNull(requireNonNull(customer).personalQr()));
            case PRINTED_CODE -> scanning.mayPay(sale);
        };
    }

    /** What checkouts took the place of that came to something themselves. */
    private Set<String> superseded() {
        return tills.sales().stream()
                .filter(sale -> sale.checkout().supersedes() != null)
                .filter(sale -> latest(sale)
                        .filter(status -> !NOT_TAKEN_UP.contains(status.state()))
                        .isPresent())
                .map(sale -> sale.msn() + "/" + sale.checkout().supersedes())
                .collect(Collectors.toSet());
    }

    private Optional<PaymentStatus> latest(Sale sale) {
        return journal.life(sale.paymentKey()).map(PaymentLife::latest);
    }

    /** What they did, in words. */
    List<String> figures() {
        var ways = Stream.of(WayToPay.values())
                .map(way -> count(sale -> sale.way() == way) + " by " + way.words())
                .collect(Collectors.joining(", "));
        var scans = scanning.scans();
        return List.of(
                "%d checkouts: %s".formatted(tills.sales().size(), ways),
                "%d of them in the place of an earlier one, %d delivered twice"
                        .formatted(count(sale -> sale.checkout().supersedes() != null), count(Sale::isTwice)),
                "%d commands, each given twice".formatted(cashier.commands()),
                "%d scans of printed codes, %d of them without reaching the store; every third check-in came twice"
                        .formatted(
                                scans.size(),
                                scans.stream().filter(scan -> !scan.reached()).count()));
    }

    /** What one needs to find out what went wrong. */
    void keepEvidence(Path folder) {
        try {
            Files.write(folder.resolve("checkouts.json"), Json.write(asked()));
            Files.write(
                    folder.resolve("statuses.json"),
                    Json.write(journal.lives().stream().map(PaymentLife::latest).toList()));
            Files.write(folder.resolve("books.json"), Json.write(simulator.books()));
            Files.write(folder.resolve("scans.json"), Json.write(scanning.scans()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<CheckoutRequested> asked() {
        return tills.sales().stream().map(Sale::checkout).toList();
    }

    private long count(Predicate<Sale> which) {
        return tills.sales().stream().filter(which).count();
    }

    /** How many payments ended in which state. */
    List<String> states() {
        return journal.states().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }
}
