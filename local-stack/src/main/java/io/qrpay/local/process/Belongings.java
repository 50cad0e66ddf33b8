package io.qrpay.local.process;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what it was given, the latest first, once: when asked to, or else when this JVM ends in an orderly way. */
final class Belongings implements AutoCloseable {
    private final Deque<AutoCloseable> kept = new ArrayDeque<>();
    private boolean closed;

    Belongings() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stack-close"));
    }

    synchronized <T extends AutoCloseable> T keep(T belonging) {
        if (closed) {
            close(belonging);
            throw new IllegalStateException("closed while starting");
        }
        kept.push(belonging);
        return belonging;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!kept.isEmpty()) {
            close(kept.pop());
        }
    }

    private static void close(AutoCloseable belonging) {
        try {
            belonging.close();
        } catch (Exception e) {
            System.err.println("Not closed: " + belonging.getClass().getSimpleName() + ", " + e);
        }
    }
}
