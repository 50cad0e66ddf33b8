package io.qrpay.local.chaos;

import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.kafka.ContractTopics;
import io.qrpay.local.kafka.Topic;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.StackPlan;
import io.qrpay.local.simulator.Crowd;
import io.qrpay.local.simulator.Simulator;
import io.qrpay.local.till.Mix;
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
    private static final Crowd CROWD = new Crowd(0.7, 0.15, 0.15, new Crowd.Delay(100, 800, 4_000), 0, 150);

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
                .with(Service.PAYMENT_INITIATOR, "QRPAY_POLLING_REQUESTED_AFTER", "PT5S")
                .with(Service.PAYMENT_INITIATOR, "QRPAY_PAIRING_COUNTS_FOR", "PT20S")
                .with(Service.PAYMENT_INITIATOR, "QRPAY_PAIRING_TOKEN_LIFE", "PT30S");
    }

    /** What is wrong in the end; empty when all is right. */
    public List<String> run() {
        try (var stack = RunningStack.start(plan, line -> news.accept("  " + line));
                var simulator =
                        new Simulator(stack.process(Service.VIPPS_SIMULATOR).baseUrl());
                var journal = PaymentJournal.open(stack.kafka().bootstrapServers());
                var writer = new TopicWriter(stack.kafka().bootstrapServers());
                var tills = tills(stack)) {
            simulator.letIn(CROWD.seeded(options.seed()));
            Mishap.mend(simulator);
            var shop = new Shop(tills, journal, writer, simulator);
            breakThings(stack, simulator, shop);
            Mishap.mend(simulator);
            settle(shop);
            return judge(shop, deadLetters(stack));
        }
    }

    private Tills tills(RunningStack stack) {
        return new Tills(
                stack.kafka().bootstrapServers(),
                stack.process(Service.PAYMENT_INITIATOR).baseUrl(),
                stack.tokens().token("till", "*"),
                plan.stores(),
                Mix.COLOURFUL);
    }

    private void breakThings(RunningStack stack, Simulator simulator, Shop shop) {
        var payments = (int) (options.time().toMillis() / 1e3 * options.rate());
        news.accept(
                "\nFor %d s %d checkouts come, %.1f a second, in four ways to pay, with captures, cancels and refunds;"
                        .formatted(options.time().toSeconds(), payments, options.rate()));
        news.accept("of the customers 7 in 10 approve. Meanwhile (seed %d):%n".formatted(options.seed()));
        var selling = CompletableFuture.runAsync(() -> shop.sell(options, payments), Thread::startVirtualThread);
        var commanding = CompletableFuture.runAsync(() -> lookUntil(selling, shop), Thread::startVirtualThread);
        var random = new Random(options.seed());
        var began = System.nanoTime();
        var deck = new ArrayDeque<Mishap>();
        while (!selling.isDone()) {
            parkFor(Duration.ofMillis(random.nextInt(500, 4_000)));
            var mishap = nextOf(deck, random);
            mishaps.merge(mishap, 1, Integer::sum);
            news.accept("  %4d s  %s".formatted(secondsSince(began), mishap.happen(stack, simulator, random)));
        }
        commanding.join();
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
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

    private static void lookUntil(CompletableFuture<?> end, Shop shop) {
        while (!end.isDone()) {
            shop.look();
            parkFor(LOOK_EVERY);
        }
    }

    private void settle(Shop shop) {
        news.accept("\nNothing breaks any more; what is open comes to its end.");
        var deadline = System.nanoTime() + SETTLING.toNanos();
        var commands = -1;
        while (System.nanoTime() - deadline < 0 && (shop.commands() != commands || !shop.isSettled())) {
            commands = shop.commands();
            shop.look();
            parkFor(LOOK_EVERY.multipliedBy(5));
        }
    }

    private List<String> judge(Shop shop, List<String> deadLetters) {
        var sentences = new Verdict(shop.evidence(deadLetters)).sentences();
        news.accept("\nWhat broke, and how often:\n  " + String.join(", ", broken()));
        news.accept("\nWhat the tills and their customers did:");
        shop.figures().forEach(line -> news.accept("  " + line));
        news.accept("\nWhere the payments ended:\n  " + String.join(", ", shop.states()));
        news.accept("\nWhat must hold, judged by the simulator's books and payment.status.v1:");
        sentences.forEach(sentence -> news.accept(sentence.line()));
        var wrong = sentences.stream()
                .flatMap(sentence -> sentence.wrong().stream())
                .toList();
        if (!wrong.isEmpty()) {
            shop.keepEvidence(plan.folder());
        }
        return wrong;
    }

    private List<String> broken() {
        return mishaps.entrySet().stream()
                .map(entry -> entry.getKey().words() + " x " + entry.getValue())
                .toList();
    }

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
