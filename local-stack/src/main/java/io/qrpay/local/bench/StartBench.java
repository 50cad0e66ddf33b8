package io.qrpay.local.bench;

import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.ServiceProcess;
import io.qrpay.local.process.StackPlan;
import io.qrpay.local.simulator.Crowd;
import io.qrpay.local.simulator.Simulator;
import io.qrpay.local.till.Tills;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What a service weighs: its size, the time to its first answer and its memory, on a JVM and as a native binary. */
final class StartBench {
    private static final List<Service> SERVICES =
            List.of(Service.PAYMENT_INITIATOR, Service.WEBHOOK_INGRESS, Service.CAPTURE_WORKER, Service.QR_REGISTRY);
    private static final Duration READY_WAIT = Duration.ofMinutes(1);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final StackPlan plan;
    private final BenchOptions options;
    private final Figures figures;

    StartBench(StackPlan plan, BenchOptions options, Figures figures) {
        this.plan = plan.withServices(SERVICES.toArray(Service[]::new)).withJvmOptions("-Xmx96m", "-XX:+UseSerialGC");
        this.options = options;
        this.figures = figures;
    }

    void run() {
        Bench.say("\nStarts: each service stopped and started %d times, %s idle, then %.0f payments a second for %d s"
                .formatted(options.runs(), IDLE, options.rate(), options.seconds()));
        measure("JVM", plan.withNativeBinaries(false));
        if (SERVICES.stream().allMatch(this::isNative)) {
            measure("native", plan.withNativeBinaries(true).withJvmOptions("-Xmx96m", "-Xmn16m"));
        } else {
            Bench.say("No native figures: ./qrpay native builds the binaries first.");
        }
    }

    private boolean isNative(Service service) {
        return Files.exists(service.program(plan.project(), true));
    }

    private void measure(String kind, StackPlan kindOfPlan) {
        try (var stack = RunningStack.start(kindOfPlan, line -> {})) {
            for (var service : SERVICES) {
                noteSize(kind, service, kindOfPlan);
                for (int run = 1; run <= options.runs(); run++) {
                    noteStart(kind, stack.process(service));
                }
            }
            sell(stack, kindOfPlan);
            SERVICES.forEach(service -> noteLoad(kind, stack.process(service)));
        }
    }

    private void noteSize(String kind, Service service, StackPlan kindOfPlan) {
        var program = service.program(plan.project(), kindOfPlan.nativeBinaries());
        figures.note(
                kind + " " + service.module() + ": size MB",
                kindOfPlan.nativeBinaries()
                        ? Weight.ofFile(program)
                        : Weight.ofFolder(program.resolveSibling(".").normalize()));
    }

    private void noteStart(String kind, ServiceProcess process) {
        var name = kind + " " + process.name();
        process.stop();
        var first = FirstAnswer.of(process);
        figures.note(name + ": first answer ms", first.toNanos() / 1e6);
        figures.note(name + ": MiB then", Weight.resident(process));
        process.awaitReady(READY_WAIT);
        LockSupport.parkNanos(IDLE.toNanos());
        figures.note(name + ": MiB idle", Weight.resident(process));
    }

    private void sell(RunningStack stack, StackPlan kindOfPlan) {
        var simulator = new Simulator(stack.process(Service.VIPPS_SIMULATOR).baseUrl());
        simulator.letIn(Crowd.eager());
        var initiator = stack.process(Service.PAYMENT_INITIATOR).baseUrl();
        var token = stack.tokens().token("till", "*");
        try (var journal = PaymentJournal.open(stack.kafka().bootstrapServers());
                var tills = new Tills(stack.kafka().bootstrapServers(), initiator, token, kindOfPlan.stores())) {
            tills.sell("start", (int) (options.rate() * options.seconds()), options.rate());
            LockSupport.parkNanos(SETTLING.toNanos());
            Bench.say("%d payments seen".formatted(journal.lives().size()));
        }
    }

    private void noteLoad(String kind, ServiceProcess process) {
        figures.note(kind + " " + process.name() + ": MiB most, under load", Weight.mostResident(process));
    }
}
