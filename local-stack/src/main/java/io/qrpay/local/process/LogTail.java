package io.qrpay.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines of a log. */
final class LogTail {
    private static final int LINES = 15;

    private LogTail() {}

    static String of(Path log) {
        try (var lines = Files.lines(log)) {
            Deque<String> last = new ArrayDeque<>();
            lines.forEach(line -> keep(last, line));
            return String.join("\n", last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keep(Deque<String> last, String line) {
        if (last.size() == LINES) {
            last.removeFirst();
        }
        last.addLast("  " + line);
    }
}
