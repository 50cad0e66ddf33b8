package io.qrpay.local.bench;

import io.qrpay.local.LauncherLog;
import io.qrpay.local.process.StackPlan;
import io.qrpay.local.process.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

/** Runs the measurements and prints median and spread of each figure, with the machine they were taken on. */
public final class Bench {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final int STORES = 50;
    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private Bench() {}

    /** Ends the JVM with 0 when all was measured and what was measured was right. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            measure(BenchOptions.parse(arguments));
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println("qrpay: " + e.getMessage() + "; ./qrpay help shows what there is.");
            return WRONG_USE;
        } catch (IllegalStateException e) {
            System.err.println("\nqrpay: " + e.getMessage());
            return FAILED;
        }
    }

    private static void measure(BenchOptions options) {
        var project = Path.of("").toAbsolutePath();
        var plan = StackPlan.of(project, newFolder(project))
                .withStores(Store.several(STORES))
                .withJvmOptions("-Xmx256m", "-XX:+UseSerialGC");
        LauncherLog.into(plan.folder());
        say("Logs: " + plan.folder());
        Machine.lines().forEach(Bench::say);
        run(options, "payments", out -> new PaymentsBench(plan, options, out).run());
        run(options, "webhooks", out -> new WebhooksBench(plan, options, out).run());
        run(options, "fold", out -> new FoldBench(plan, options, out).run());
        run(options, "start", out -> new StartBench(plan, options, out).run());
        run(options, "drawing", out -> new DrawingBench(options, out).run());
    }

    private static void run(BenchOptions options, String name, Consumer<Figures> bench) {
        if (options.wants(name)) {
            var figures = new Figures();
            bench.accept(figures);
            say("");
            figures.lines().forEach(Bench::say);
        }
    }

    private static Path newFolder(Path project) {
        try {
            var name = LocalDateTime.now().format(FOLDER);
            return Files.createDirectories(project.resolve("target/bench").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void say(String line) {
        System.out.println(line);
    }
}
