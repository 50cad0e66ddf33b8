package io.qrpay.local.demo;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.simulator.Books;
import io.qrpay.local.till.Sale;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How long tills waited for their QR, and downstream for the captured status. */
final class Times {
    private static final String ROW = "  %-36s %8s %10s %10s";
    private static final double NANOS_PER_MS = 1e6;

    private final List<Sale> sales;
    private final PaymentJournal journal;
    private final Books books;

    Times(List<Sale> sales, PaymentJournal journal, Books books) {
        this.sales = sales;
        this.journal = journal;
        this.books = books;
    }

    List<String> lines() {
        return List.of(
                ROW.formatted("time", "count", "p50", "p99"),
                row("checkout by REST -> QR in the answer", byRest()),
                row("checkout by Kafka -> status with QR", byKafka()),
                row("customer approves -> status CAPTURED", captures()));
    }

    private static String row(String what, Stream<Duration> durations) {
        var found = Percentiles.of(durations.toList());
        return ROW.formatted(what, found.count(), inMillis(found.p50()), inMillis(found.p99()));
    }

    private static String inMillis(Duration duration) {
        return Math.round(duration.toNanos() / NANOS_PER_MS) + " ms";
    }

    private Stream<Duration> byRest() {
        return sales.stream()
                .flatMap(sale ->
                        sale.answeredAt().stream().map(answered -> Duration.between(sale.intendedAt(), answered)));
    }

    private Stream<Duration> byKafka() {
        return sales.stream()
                .filter(sale -> sale.answeredAt().isEmpty())
                .flatMap(sale -> journal
                        .life(sale.paymentKey())
                        .flatMap(life -> life.firstSeen(PaymentState.AWAITING_CUSTOMER))
                        .map(seen -> Duration.between(sale.intendedAt(), seen))
                        .stream());
    }

    private Stream<Duration> captures() {
        return books.payments().stream()
                .flatMap(entry -> Optional.ofNullable(entry.approvedAt()).stream()
                        .flatMap(approved -> journal
                                .life(entry.paymentKey())
                                .flatMap(life -> life.firstSeen(PaymentState.CAPTURED))
                                .map(seen -> Duration.between(approved, seen))
                                .stream()));
    }
}
