package io.qrpay.local.chaos;

import io.qrpay.local.LauncherLog;
import io.qrpay.local.process.StackPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The fault run on this machine: {@code ./qrpay chaos}. */
public final class Chaos {
    private static final int RIGHT = 0;
    private static final int WRONG = 1;
    private static final int WRONG_USE = 2;
    private static final int MOST_TOLD = 20;
    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private Chaos() {}

    /** Ends the JVM with 0 only when every payment came to its end and the books agree. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            return run(ChaosOptions.parse(arguments, System.nanoTime() % 1_000_000));
        } catch (IllegalArgumentException e) {
            System.err.println("qrpay: " + e.getMessage() + "; ./qrpay help shows what there is.");
            return WRONG_USE;
        } catch (IllegalStateException e) {
            System.err.println("\nqrpay: " + e.getMessage());
            return WRONG;
        }
    }

    private static int run(ChaosOptions options) {
        var project = Path.of("").toAbsolutePath();
        var folder = newFolder(project);
        LauncherLog.into(folder);
        say("Starting qrpay on this machine; the logs are in " + folder);
        var wrong = new FaultRun(StackPlan.of(project, folder), options, Chaos::say).run();
        if (wrong.isEmpty()) {
            say("\nAll of it holds: every payment came to its end, once and as its till wished.");
            return RIGHT;
        }
        say("\nThis is NOT right (%d); --seed %d breaks the same again; what is known is in %s:"
                .formatted(wrong.size(), options.seed(), folder));
        wrong.stream().limit(MOST_TOLD).forEach(line -> say("  " + line));
        return WRONG;
    }

    private static Path newFolder(Path project) {
        try {
            var name = LocalDateTime.now(ZoneId.systemDefault()).format(FOLDER);
            return Files.createDirectories(project.resolve("target/chaos").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
