package io.qrpay.local.demo;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.simulator.Books;
import io.qrpay.local.till.Sale;
import java.time.Duration;
import java.time.Instant;
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
                row("checkout by REST -> QR", untilQr(Sale.Channel.REST)),
                row("checkout by Kafka -> QR", untilQr(Sale.Channel.KAFKA)),
                row("customer approves -> status CAPTURED", untilCaptured()));
    }

    private static String row(String what, Stream<Duration> durations) {
        var found = Percentiles.of(durations.toList());
        return ROW.formatted(what, found.count(), inMillis(found.p50()), inMillis(found.p99()));
    }

    private static String inMillis(Duration duration) {
        return Math.round(duration.toNanos() / NANOS_PER_MS) + " ms";
    }

    /** From the time the till was to ask; the QR comes in the answer or with the status, whichever is first. */
    private Stream<Duration> untilQr(Sale.Channel channel) {
        return sales.stream()
                .filter(sale -> sale.channel() == channel)
                .flatMap(sale -> qrAt(sale).map(at -> Duration.between(sale.intendedAt(), at)).stream());
    }

    private Optional<Instant> qrAt(Sale sale) {
        return Stream.concat(
                        sale.answeredAt().stream(),
                        journal.life(sale.paymentKey()).stream()
                                .flatMap(life -> life.firstSeen(PaymentState.AWAITING_CUSTOMER).stream()))
                .min(Instant::compareTo);
    }

    private Stream<Duration> untilCaptured() {
        return books.payments().stream()
                .flatMap(entry -> Optional.ofNullable(entry.approvedAt()).stream()
                        .flatMap(approved -> journal
                                .life(entry.paymentKey())
                                .flatMap(life -> life.firstSeen(PaymentState.CAPTURED))
                                .map(seen -> Duration.between(approved, seen))
                                .stream()));
    }
}
