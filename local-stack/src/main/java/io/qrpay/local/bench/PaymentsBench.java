package io.qrpay.local.bench;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.journal.PaymentLife;
import io.qrpay.local.journal.Reconciliation;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.StackPlan;
import io.qrpay.local.simulator.Crowd;
import io.qrpay.local.simulator.Simulator;
import io.qrpay.local.till.Sale;
import io.qrpay.local.till.Tills;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Whole payments, checkout to captured status, at a fixed rate that waits for nobody: throughput, the services' CPU per
 * payment, and how long tills and downstream wait.
 */
final class PaymentsBench {
    private static final Duration SETTLING = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final StackPlan plan;
    private final BenchOptions options;
    private final Figures figures;

    PaymentsBench(StackPlan plan, BenchOptions options, Figures figures) {
        this.plan = plan;
        this.options = options;
        this.figures = figures;
    }

    void run() {
        Bench.say(
                "\nWhole payments: %.0f a second for %d s, %d runs after %d s of warm-up; broker, database, simulator and tills beside"
                        .formatted(options.rate(), options.seconds(), options.runs(), options.warmUp()));
        try (var stack = RunningStack.start(plan, line -> {});
                var simulator =
                        new Simulator(stack.process(Service.VIPPS_SIMULATOR).baseUrl());
                var journal = PaymentJournal.open(stack.kafka().bootstrapServers())) {
            simulator.letIn(Crowd.eager());
            sell(stack, journal, "benchwarm", options.warmUp());
            for (int run = 1; run <= options.runs(); run++) {
                measure(stack, journal, "bench" + run);
            }
            check(simulator, journal);
        }
    }

    private void measure(RunningStack stack, PaymentJournal journal, String prefix) {
        var services = stack.processes().stream()
                .filter(process -> !process.name().equals(Service.VIPPS_SIMULATOR.module()))
                .toList();
        var cpu = new CpuMeter(services);
        var creates = CreateTimes.read(stack);
        var began = Instant.now();
        var sales = sell(stack, journal, prefix, options.seconds());
        var captured =
                sales.stream().filter(sale -> capturedAt(sale, journal) != null).count();
        figures.note("whole payments/s", captured / seconds(began, lastCapture(sales, journal)));
        figures.note("payments not captured within a minute", sales.size() - captured);
        figures.note("share over 1 s, checkout to captured, %", 100.0 * slow(sales, journal) / sales.size());
        noteTimes(sales, journal);
        creates.since(CreateTimes.read(stack)).forEach(figures::note);
        noteCpu(cpu, captured);
    }

    private void noteCpu(CpuMeter cpu, long captured) {
        var used = cpu.seconds();
        used.forEach((name, seconds) -> figures.note("CPU ms per payment, " + name, seconds * 1_000 / captured));
        figures.note("whole payments per CPU-second of the services", captured / cpu.allSeconds());
    }

    private void noteTimes(List<Sale> sales, PaymentJournal journal) {
        var all = sales.stream()
                .filter(sale -> capturedAt(sale, journal) != null)
                .map(sale -> Duration.between(sale.intendedAt(), capturedAt(sale, journal)))
                .sorted()
                .toList();
        figures.note("checkout to captured status, p50 ms", millis(all, 0.50));
        figures.note("checkout to captured status, p99 ms", millis(all, 0.99));
        var answers = sales.stream()
                .flatMap(sale -> sale.answeredAt().stream().map(at -> Duration.between(sale.intendedAt(), at)))
                .sorted()
                .toList();
        figures.note("checkout by REST to QR, p50 ms", millis(answers, 0.50));
        figures.note("checkout by REST to QR, p99 ms", millis(answers, 0.99));
    }

    private static double millis(List<Duration> sorted, double share) {
        return sorted.isEmpty()
                ? 0
                : sorted.get((int) Math.ceil(share * sorted.size()) - 1).toNanos() / 1e6;
    }

    private List<Sale> sell(RunningStack stack, PaymentJournal journal, String prefix, int seconds) {
        var initiator = stack.process(Service.PAYMENT_INITIATOR).baseUrl();
        var token = stack.tokens().token("till", "*");
        try (var tills = new Tills(stack.kafka().bootstrapServers(), initiator, token, plan.stores())) {
            tills.sell(prefix, (int) (options.rate() * seconds), options.rate());
            var deadline = System.nanoTime() + SETTLING.toNanos();
            while (!allCaptured(tills.sales(), journal) && System.nanoTime() - deadline < 0) {
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
            return tills.sales();
        }
    }

    private static boolean allCaptured(List<Sale> sales, PaymentJournal journal) {
        return sales.stream().allMatch(sale -> capturedAt(sale, journal) != null);
    }

    private static long slow(List<Sale> sales, PaymentJournal journal) {
        return sales.stream()
                .filter(sale -> isSlow(sale, capturedAt(sale, journal)))
                .count();
    }

    private static boolean isSlow(Sale sale, @Nullable Instant captured) {
        return captured == null || captured.isAfter(sale.intendedAt().plusSeconds(1));
    }

    private static Instant lastCapture(List<Sale> sales, PaymentJournal journal) {
        return sales.stream()
                .map(sale -> capturedAt(sale, journal))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException("no payment was captured; the logs say why"));
    }

    private static @Nullable Instant capturedAt(Sale sale, PaymentJournal journal) {
        return journal.life(sale.paymentKey())
                .flatMap(life -> life.firstSeen(PaymentState.CAPTURED))
                .orElse(null);
    }

    private static double seconds(Instant from, Instant until) {
        return Duration.between(from, until).toNanos() / 1e9;
    }

    /** A figure of payments that went wrong is none. */
    private static void check(Simulator simulator, PaymentJournal journal) {
        var wrong = Reconciliation.differences(journal.lives(), simulator.books());
        if (!wrong.isEmpty() || !journal.disorder().isEmpty()) {
            throw new IllegalStateException(
                    "books and statuses differ: " + wrong.stream().limit(5).toList() + journal.disorder());
        }
        var stuck = journal.lives().stream()
                .map(PaymentLife::latest)
                .filter(status -> !status.isFinal())
                .map(PaymentStatus::paymentKey)
                .toList();
        if (!stuck.isEmpty()) {
            throw new IllegalStateException(
                    "%d payments are stuck, among them %s; the logs say why".formatted(stuck.size(), stuck.getFirst()));
        }
        Bench.say("The simulator's books and payment.status.v1 agree: %d payments".formatted(lives(journal)));
    }

    private static int lives(PaymentJournal journal) {
        return journal.lives().stream().map(PaymentLife::latest).toList().size();
    }
}
