package io.qrpay.local.process;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Ends the processes that were entrusted to it when this JVM is gone, however it went. A shell waits at a pipe that this
 * JVM holds open: when the pipe ends, it kills what has not ended before.
 */
final class Lifeline implements AutoCloseable {
    private static final String SHELL = """
            trap '' INT TERM HUP
            alive=" "
            while read -r word pid; do
              case $word in
                started) alive="$alive$pid " ;;
                ended) alive=$(printf %s "$alive" | sed "s/ $pid / /") ;;
              esac
            done
            for pid in $alive; do kill -9 "$pid" 2>/dev/null; done
            """;

    private final Process shell;
    private final PrintWriter pipe;

    Lifeline() {
        try {
            shell = new ProcessBuilder("sh", "-c", SHELL)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            pipe = new PrintWriter(shell.getOutputStream(), true, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the process ends with this JVM at the latest. */
    void hold(ProcessHandle process) {
        tell("started", process);
        var unused = process.onExit().thenAccept(ended -> tell("ended", ended));
    }

    private synchronized void tell(String word, ProcessHandle process) {
        pipe.println(word + " " + process.pid());
    }

    /** Kills what is left. */
    @Override
    public void close() {
        pipe.close();
    }
}
