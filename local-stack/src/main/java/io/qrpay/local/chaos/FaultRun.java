package io.qrpay.local.chaos;

import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.journal.PaymentLife;
import io.qrpay.local.kafka.ContractTopics;
import io.qrpay.local.kafka.Topic;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.StackPlan;
import io.qrpay.local.simulator.Crowd;
import io.qrpay.local.simulator.Simulator;
import io.qrpay.local.till.Sale;
import io.qrpay.local.till.Tills;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Keeps payments and commands coming while things break, mends everything, and judges. */
public final class FaultRun {
    private static final Duration SETTLING = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final double MANUAL = 0.4;

    private final StackPlan plan;
    private final ChaosOptions options;
    private final Consumer<String> news;
    private final Map<Mishap, Integer> mishaps = new EnumMap<>(Mishap.class);

    public FaultRun(StackPlan plan, ChaosOptions options, Consumer<String> news) {
        this.plan = impatient(plan);
        this.options = options;
        this.news = news;
    }

    /** What waits for minutes waits for seconds here: the run has an end. */
    private static StackPlan impatient(StackPlan plan) {
        return plan.withTimeFactor(30)
                .with(Service.CAPTURE_WORKER, "QRPAY_OPERATIONS_DEFERRAL_SHORTEST", "PT13S")
                .with(Service.CAPTURE_WORKER, "QRPAY_OPERATIONS_DEFERRAL_LONGEST", "PT20S")
                .with(Service.PAYMENT_INITIATOR, "QRPAY_POLLING_REQUESTED_AFTER", "PT5S");
    }

    /** What is wrong in the end; empty when all is right. */
    public List<String> run() {
        try (var stack = RunningStack.start(plan, line -> news.accept("  " + line));
                var simulator =
                        new Simulator(stack.process(Service.VIPPS_SIMULATOR).baseUrl());
                var journal = PaymentJournal.open(stack.kafka().bootstrapServers());
                var writer = new TopicWriter(stack.kafka().bootstrapServers());
                var tills = tills(stack)) {
            simulator.letIn(new Crowd(0.7, 0.15, 0.15, new Crowd.Delay(0, 800, 4_000), options.seed()));
            var cashier = new Cashier(writer, journal);
            breakThings(stack, simulator, tills, cashier);
            Mishap.mend(simulator);
            settle(tills, journal, cashier);
            return judge(stack, simulator, tills, journal, cashier);
        }
    }

    private Tills tills(RunningStack stack) {
        return new Tills(
                stack.kafka().bootstrapServers(),
                stack.process(Service.PAYMENT_INITIATOR).baseUrl(),
                plan.stores(),
                MANUAL);
    }

    private void breakThings(RunningStack stack, Simulator simulator, Tills tills, Cashier cashier) {
        var payments = (int) (options.time().toMillis() / 1e3 * options.rate());
        news.accept("%n%d checkouts at %.1f a second, and commands; seed %d%n"
                .formatted(payments, options.rate(), options.seed()));
        var selling = CompletableFuture.runAsync(
                () -> tills.sell("chaos" + Math.abs(options.seed() % 100_000), payments, options.rate()),
                Thread::startVirtualThread);
        var commanding =
                CompletableFuture.runAsync(() -> lookUntil(selling, tills, cashier), Thread::startVirtualThread);
        var random = new Random(options.seed());
        var deck = new ArrayDeque<Mishap>();
        while (!selling.isDone()) {
            parkFor(Duration.ofMillis(random.nextInt(500, 4_000)));
            var mishap = nextOf(deck, random);
            mishaps.merge(mishap, 1, Integer::sum);
            news.accept("  " + mishap.happen(stack, simulator, random));
        }
        commanding.join();
    }

    /** Everything once, in another order each time, before anything twice. */
    private static Mishap nextOf(Deque<Mishap> deck, Random random) {
        if (deck.isEmpty()) {
            var all = new ArrayList<>(List.of(Mishap.values()));
            Collections.shuffle(all, random);
            deck.addAll(all);
        }
        return deck.remove();
    }

    private static void lookUntil(CompletableFuture<?> end, Tills tills, Cashier cashier) {
        while (!end.isDone()) {
            cashier.look(tills.sales());
            parkFor(LOOK_EVERY);
        }
    }

    private void settle(Tills tills, PaymentJournal journal, Cashier cashier) {
        news.accept("\nNothing breaks any more; what is open comes to its end.");
        var deadline = System.nanoTime() + SETTLING.toNanos();
        var commands = -1;
        while (System.nanoTime() - deadline < 0 && (cashier.commands() != commands || !allFinal(tills, journal))) {
            commands = cashier.commands();
            cashier.look(tills.sales());
            parkFor(LOOK_EVERY.multipliedBy(5));
        }
    }

    private static boolean allFinal(Tills tills, PaymentJournal journal) {
        return tills.sales().stream().allMatch(sale -> isFinal(sale, journal));
    }

    private static boolean isFinal(Sale sale, PaymentJournal journal) {
        return journal.life(sale.paymentKey())
                .map(PaymentLife::latest)
                .filter(status -> status.isFinal())
                .isPresent();
    }

    private List<String> judge(
            RunningStack stack, Simulator simulator, Tills tills, PaymentJournal journal, Cashier cashier) {
        var wrong = new ArrayList<>(Verdict.of(tills.sales(), journal, simulator.books(), cashier));
        wrong.addAll(deadLetters(stack));
        news.accept("");
        mishaps.forEach((mishap, times) -> news.accept("  %-14s %d".formatted(mishap, times)));
        journal.states().forEach((state, count) -> news.accept("  %-20s %d".formatted(state, count)));
        news.accept("  %d checkouts, %d commands (each given twice)"
                .formatted(tills.sales().size(), cashier.commands()));
        return wrong;
    }

    /** Nothing that was sent was unreadable, so every dead letter is a mistake. */
    private static List<String> deadLetters(RunningStack stack) {
        var found = new ArrayList<String>();
        ContractTopics.read().stream()
                .map(Topic::name)
                .filter(topic -> topic.endsWith(".dlq"))
                .forEach(topic -> found.addAll(lettersOf(topic, stack)));
        return found;
    }

    private static List<String> lettersOf(String topic, RunningStack stack) {
        try (var reader = TopicReader.fromStart(stack.kafka().bootstrapServers(), topic)) {
            return reader.poll(Duration.ofSeconds(2)).stream()
                    .map(letter -> topic + " holds " + letter.key())
                    .toList();
        }
    }

    private static void parkFor(Duration duration) {
        var until = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() - until < 0) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
