package io.qrpay.local.bench;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.OperationKey;
import io.qrpay.contracts.payment.Qr;
import io.qrpay.contracts.payment.Request;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.StackPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/** A backlog of facts, drained by one payment-initiator into an empty schema: facts a second, and their CPU. */
final class FoldBench {
    private static final int PAYMENTS = 20_000;
    private static final int TOGETHER = 500;
    private static final String TOPIC = "payment.event.v1";
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final StackPlan plan;
    private final BenchOptions options;
    private final Figures figures;

    FoldBench(StackPlan plan, BenchOptions options, Figures figures) {
        this.plan = plan;
        this.options = options;
        this.figures = figures;
    }

    void run() {
        try (var stack = RunningStack.start(plan, line -> {})) {
            stack.process(Service.CAPTURE_WORKER).stop();
            stack.process(Service.WEBHOOK_INGRESS).stop();
            stack.process(Service.PAYMENT_INITIATOR).stop();
            var facts = write(stack);
            Bench.say("\nThe fold: a backlog of %,d facts of %,d payments, %d runs, each into an empty schema"
                    .formatted(facts, PAYMENTS, options.runs()));
            for (int run = 1; run <= options.runs(); run++) {
                measure(stack, "bench_" + run, facts);
            }
        }
    }

    private void measure(RunningStack stack, String name, int facts) {
        var initiator = stack.process(Service.PAYMENT_INITIATOR).restartWith(settings(name));
        var began = awaitCommitted(stack, name, 1);
        var cpuAtStart = initiator.cpu();
        var committedAtStart = committed(stack, name);
        var ended = awaitCommitted(stack, name, facts);
        var drained = facts - committedAtStart;
        figures.note(
                "facts/s drained", drained / (Duration.between(began, ended).toNanos() / 1e9));
        figures.note(
                "CPU ms of the process per fact",
                initiator.cpu().minus(cpuAtStart).toNanos() / 1e6 / drained);
        initiator.stop();
    }

    private static Map<String, String> settings(String name) {
        return Map.of(
                "QRPAY_FOLD_GROUP", name,
                "QRPAY_POLLING_ENABLED", "false",
                "QUARKUS_FLYWAY_SCHEMAS", name,
                "QUARKUS_DATASOURCE_REACTIVE_ADDITIONAL_PROPERTIES_SEARCH_PATH", name);
    }

    private static Instant awaitCommitted(RunningStack stack, String group, long facts) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (committed(stack, group) < facts) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("the fold did not drain its backlog in " + PATIENCE);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return Instant.now();
    }

    private static long committed(RunningStack stack, String group) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.kafka().bootstrapServers()))) {
            return admin
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(30, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .mapToLong(offset -> offset == null ? 0 : offset.offset())
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while offsets were read", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("offsets cannot be read", e);
        }
    }

    /** Payments live side by side, so the facts of one are some hundreds of records apart. */
    private static int write(RunningStack stack) {
        int written = 0;
        try (var writer = new TopicWriter(stack.kafka().bootstrapServers())) {
            for (int first = 0; first < PAYMENTS; first += TOGETHER) {
                written += write(writer, first);
            }
        }
        return written;
    }

    private static int write(TopicWriter writer, int first) {
        int steps = life(0).size();
        for (int step = 0; step < steps; step++) {
            for (int number = first; number < first + TOGETHER; number++) {
                var fact = life(number).get(step);
                var unused = writer.send(TOPIC, fact.paymentKey().toString(), fact, Map.of());
            }
        }
        return steps * TOGETHER;
    }

    /** The facts of an ordinary payment: three of ours, three webhooks. */
    private static List<Fact> life(int number) {
        var payment = new PaymentKey("100001", "fold-%08d".formatted(number));
        var amount = new Money(1_000 + number, "NOK");
        var capture = OperationKey.of(payment, "auto", 1);
        return List.of(
                Fact.of(payment, FactName.REQUESTED, FactSource.TILL, START)
                        .amount(amount)
                        .idempotencyKey("c-1")
                        .request(new Request("store-1", "till-1", START, START.plusSeconds(60), CaptureMode.AUTO, null))
                        .build(),
                Fact.of(payment, FactName.CREATED, FactSource.ANSWER, START.plusMillis(20))
                        .amount(amount)
                        .idempotencyKey("c-1")
                        .qr(new Qr("https://qr.example/v1?token=" + "x".repeat(200), null, START.plusSeconds(600)))
                        .build(),
                webhook(payment, FactName.CREATED, 30, amount, "c-1"),
                webhook(payment, FactName.AUTHORIZED, 5_000, amount, "c-1"),
                Fact.of(payment, FactName.CAPTURED, FactSource.ANSWER, START.plusMillis(5_050))
                        .amount(amount)
                        .idempotencyKey(capture)
                        .aggregate(new Aggregate(amount.value(), amount.value(), 0, 0))
                        .build(),
                webhook(payment, FactName.CAPTURED, 5_060, amount, capture));
    }

    private static Fact webhook(PaymentKey payment, FactName name, int millis, Money amount, String key) {
        return Fact.of(payment, name, FactSource.WEBHOOK, START.plusMillis(millis))
                .amount(amount)
                .idempotencyKey(key)
                .pspReference("5d1f0c2e-7a34-4a11-9c55-0f2f3f1d9a01")
                .build();
    }
}
