package io.qrpay.local.demo;

import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.journal.PaymentLife;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.Store;
import io.qrpay.local.simulator.Crowd;
import io.qrpay.local.simulator.Simulator;
import io.qrpay.local.till.Sale;
import io.qrpay.local.till.Tills;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/** One round of selling, from the first checkout to the comparison of the books. */
final class Performance {
    /** The walk-aways have their seconds, then everything has time to settle, on a slow machine too. */
    private static final Duration SETTLING = Duration.ofSeconds(90);

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Crowd CROWD = new Crowd(0.8, 0.1, 0.1, new Crowd.Delay(300, 1_200, 4_000), 26);

    private final RunningStack stack;
    private final List<Store> stores;
    private final DemoOptions options;

    Performance(RunningStack stack, List<Store> stores, DemoOptions options) {
        this.stack = stack;
        this.stores = stores;
        this.options = options;
    }

    /** Tells whether everything agreed. */
    boolean run() {
        var servers = stack.kafka().bootstrapServers();
        var initiator = stack.process(Service.PAYMENT_INITIATOR).baseUrl();
        try (var simulator =
                        new Simulator(stack.process(Service.VIPPS_SIMULATOR).baseUrl());
                var journal = PaymentJournal.open(servers);
                var tills = new Tills(servers, initiator, stack.tokens().token("till", "*"), stores)) {
            simulator.letIn(CROWD);
            announce();
            sell(tills, journal);
            return new Result(tills.sales(), journal, simulator.books()).tell();
        }
    }

    private void announce() {
        Demo.say(
                """

                %d checkouts at %s a second, half by Kafka, half by REST, from %d stores. Of the customers 8 in 10 approve,
                1 declines and 1 walks away; the 10 minutes that Vipps gives them are %d seconds here.
                """.formatted(options.payments(), plain(options.rate()), stores.size(), Demo.CUSTOMER_HAS.toSeconds()));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private void sell(Tills tills, PaymentJournal journal) {
        var selling = CompletableFuture.runAsync(() -> tills.sell("demo", options.payments(), options.rate()));
        var progress = new ProgressLine(options.payments());
        while (!selling.isDone()) {
            look(tills, journal, progress);
        }
        throwFailureOf(selling);
        settle(tills, journal, progress);
        progress.end();
    }

    private static void throwFailureOf(CompletableFuture<Void> selling) {
        try {
            selling.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the tills could not go on", e.getCause());
        }
    }

    private static void settle(Tills tills, PaymentJournal journal, ProgressLine progress) {
        var deadline = System.nanoTime() + SETTLING.toNanos();
        while (!isSettled(tills.sales(), journal) && System.nanoTime() - deadline < 0) {
            look(tills, journal, progress);
        }
        look(tills, journal, progress);
    }

    private static void look(Tills tills, PaymentJournal journal, ProgressLine progress) {
        progress.show(tills.sales().size(), journal.states());
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }

    private static boolean isSettled(List<Sale> sales, PaymentJournal journal) {
        return sales.stream().allMatch(sale -> isSettled(sale, journal));
    }

    /** A till that gave up is told of at the end; what became of its payment as well. */
    static boolean isSettled(Sale sale, PaymentJournal journal) {
        return journal.life(sale.paymentKey())
                .map(PaymentLife::latest)
                .map(status -> status.isFinal())
                .orElse(sale.trouble().isPresent());
    }
}
