package io.qrpay.local.chaos;

import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.simulator.Books;
import io.qrpay.local.simulator.Simulator;
import io.qrpay.local.till.Sale;
import io.qrpay.local.till.Tills;
import io.qrpay.local.till.WayToPay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The customers at printed codes. Each comes before the checkout or while it waits, scans when the till is theirs, and again
 * after a while, until the phone asks for the money, the till is no longer theirs, or they are tired of it.
 */
final class Scanning {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration UNTIL_NEXT_SCAN = Duration.ofSeconds(5);
    private static final Duration UNTIL_NEXT_LOOK = Duration.ofMillis(700);

    private final Tills tills;
    private final Simulator simulator;
    private final PaymentJournal journal;
    private final Cashier cashier;
    private final Map<String, Visit> latestAtCode = new HashMap<>();
    private final List<Visit> present = new ArrayList<>();
    private final Collection<Scan> scans = new ConcurrentLinkedQueue<>();
    private Set<String> asked = Set.of();
    private int seen;

    Scanning(Tills tills, Simulator simulator, PaymentJournal journal, Cashier cashier) {
        this.tills = tills;
        this.simulator = simulator;
        this.journal = journal;
        this.cashier = cashier;
    }

    /** Lets everybody do what is due by now. */
    void look() {
        welcome();
        if (present.stream().anyMatch(visit -> visit.isDue(Instant.now()))) {
            asked = customersAsked();
            welcome();
            present.removeIf(visit -> isOver(visit, Instant.now()));
            present.stream().filter(visit -> visit.isDue(Instant.now())).forEach(this::scanIfItIsTheirTurn);
        }
    }

    private Set<String> customersAsked() {
        return simulator.books().payments().stream()
                .map(Books.Entry::customer)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private void welcome() {
        var sales = tills.sales();
        sales.subList(seen, sales.size()).stream()
                .filter(sale -> sale.way() == WayToPay.PRINTED_CODE)
                .forEach(this::arrive);
        seen = sales.size();
    }

    /** Every scan that has been answered. */
    Collection<Scan> scans() {
        return List.copyOf(scans);
    }

    /** The name under which the customer of that sale checks in. */
    static String nameOf(Sale sale) {
        return "customer of " + sale.paymentKey();
    }

    private void arrive(Sale sale) {
        var visit = new Visit(sale, latestAtCode.get(codeOf(sale)));
        latestAtCode.put(codeOf(sale), visit);
        present.add(visit);
    }

    private boolean isOver(Visit visit, Instant now) {
        return visit != latestAtCode.get(codeOf(visit.sale))
                || isOver(visit.sale)
                || now.isAfter(visit.sale.intendedAt().plus(PATIENCE));
    }

    /** Asked on the phone, at the end, or sent away by the cashier. */
    private boolean isOver(Sale sale) {
        return asked.contains(nameOf(sale)) || cashier.cancelled(sale) || isFinal(sale);
    }

    private boolean isFinal(Sale sale) {
        return journal.life(sale.paymentKey())
                .filter(life -> life.latest().isFinal())
                .isPresent();
    }

    /** Nobody scans while the goods of the one before are on the till. */
    private boolean isTheirTurn(Visit visit) {
        return visit.before == null
                || isOver(visit.before)
                || journal.life(visit.sale.paymentKey()).isPresent();
    }

    private void scanIfItIsTheirTurn(Visit visit) {
        if (isTheirTurn(visit)) {
            scan(visit);
        } else {
            visit.nextScanAt = Instant.now().plus(UNTIL_NEXT_LOOK);
        }
    }

    private void scan(Visit visit) {
        visit.nextScanAt = Instant.now().plus(UNTIL_NEXT_SCAN);
        var unused = Thread.startVirtualThread(() -> {
            var scannedAt = simulator.checkIn(visit.sale.msn(), codeNameOf(visit.sale), nameOf(visit.sale));
            scans.add(new Scan(
                    scannedAt.orElseGet(Instant::now), codeOf(visit.sale), nameOf(visit.sale), scannedAt.isPresent()));
            if (scannedAt.isEmpty()) {
                visit.nextScanAt = Instant.now().plus(UNTIL_NEXT_LOOK);
            }
        });
    }

    /**
     * Who may pay a checkout at a printed code: its customer, and whoever scanned the code while its goods were on the till,
     * because they were slow to leave. Nobody can tell the latter from its customer.
     */
    Set<String> mayPay(Sale sale) {
        var others = scans.stream()
                .filter(scan -> scan.code().equals(codeOf(sale)))
                .filter(scan -> !scan.at().isBefore(sale.checkout().requestedAt()))
                .map(Scan::customer);
        return Stream.concat(Stream.of(nameOf(sale)), others).collect(Collectors.toSet());
    }

    /**
     * Somebody scanned.
     *
     * @param reached whether the app could reach the store
     */
    record Scan(Instant at, String code, String customer, boolean reached) {}

    private static String codeOf(Sale sale) {
        return sale.msn() + "/" + codeNameOf(sale);
    }

    private static String codeNameOf(Sale sale) {
        return Objects.requireNonNull(
                Objects.requireNonNull(sale.checkout().customer()).merchantQrId());
    }

    /** One customer at one code. */
    private static final class Visit {
        private final Sale sale;
        private final @Nullable Sale before;
        private volatile Instant nextScanAt;

        private Visit(Sale sale, @Nullable Visit before) {
            this.sale = sale;
            this.before = before == null ? null : before.sale;
            this.nextScanAt = sale.customerAt();
        }

        private boolean isDue(Instant now) {
            return !now.isBefore(nextScanAt);
        }
    }
}
