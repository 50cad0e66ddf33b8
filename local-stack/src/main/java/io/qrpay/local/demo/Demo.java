package io.qrpay.local.demo;

import io.qrpay.local.LauncherLog;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.StackPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Starts everything, sells, shows what came of it, and compares it with the simulator's books. */
public final class Demo {
    private static final int AGREED = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final int TIME_FACTOR = 60;
    /** What the vendor's ten minutes are here. */
    static final Duration CUSTOMER_HAS = Duration.ofMinutes(10).dividedBy(TIME_FACTOR);

    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private static volatile boolean ending;

    private Demo() {}

    /** Ends the JVM with 0 only if books and statuses agree. */
    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true));
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            return show(DemoOptions.parse(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("qrpay: " + e.getMessage() + "; ./qrpay help shows what there is.");
            return WRONG_USE;
        } catch (IllegalStateException e) {
            complain(e);
            return FAILED;
        }
    }

    /** When somebody ends the demo, parts that go away are no news. */
    private static void complain(IllegalStateException failure) {
        if (!ending) {
            System.err.println("\nqrpay: " + failure.getMessage());
        }
    }

    private static int show(DemoOptions options) {
        var folder = newFolder(Path.of("").toAbsolutePath());
        LauncherLog.into(folder);
        say("Starting qrpay on this machine; the logs are in " + folder);
        var plan = plan(folder, options.serve());
        try (var stack = RunningStack.start(plan, line -> say("  " + line))) {
            var agreed = new Performance(stack, plan.stores(), options).run();
            if (options.serve()) {
                Serving.untilInterrupted(stack, plan.stores());
            }
            return agreed ? AGREED : FAILED;
        }
    }

    /** Printed codes are for those who look around. */
    private static StackPlan plan(Path folder, boolean toLookAround) {
        var paying = StackPlan.of(Path.of("").toAbsolutePath(), folder).withTimeFactor(TIME_FACTOR);
        return toLookAround
                ? paying.withServices(
                        Service.PAYMENT_INITIATOR, Service.WEBHOOK_INGRESS, Service.CAPTURE_WORKER, Service.QR_REGISTRY)
                : paying;
    }

    private static Path newFolder(Path project) {
        try {
            var name = LocalDateTime.now(ZoneId.systemDefault()).format(FOLDER);
            return Files.createDirectories(project.resolve("target/demo").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void say(String line) {
        System.out.println(line);
    }
}
