package io.qrpay.simulator.gateway;

import io.qrpay.simulator.fault.Rate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Counts the calls of each reference, such as 5 writes and 120 reads a minute. Remembers two minutes at most. */
@ApplicationScoped
public class Rates {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MOST_WINDOWS = 200_000;

    private Map<String, Window> current = new HashMap<>();
    private Map<String, Window> previous = new HashMap<>();
    private long turnedAt = System.nanoTime();

    /**
     * Counts one call.
     *
     * @param counted who is counted: sales unit or subscription key, and reference
     * @return 0 when the call is within the limit, else the seconds until the next one is
     */
    int secondsToWait(Rate rate, String counted) {
        var now = System.nanoTime();
        return window(rate.ordinal() + "/" + counted, now).count(rate.perMinute(), now);
    }

    public synchronized void reset() {
        current = new HashMap<>();
        previous = new HashMap<>();
    }

    private synchronized Window window(String key, long now) {
        if (now - turnedAt > MINUTE || current.size() >= MOST_WINDOWS) {
            turn(now);
        }
        var known = previous.remove(key);
        if (known != null) {
            current.put(key, known);
        }
        return current.computeIfAbsent(key, absent -> new Window(now));
    }

    private void turn(long now) {
        previous = current;
        current = new HashMap<>();
        turnedAt = now;
    }

    /** One minute of one reference. */
    private static final class Window {
        private long start;
        private int calls;

        private Window(long start) {
            this.start = start;
        }

        synchronized int count(int limit, long now) {
            if (now - start >= MINUTE) {
                start = now;
                calls = 0;
            }
            return ++calls <= limit ? 0 : secondsUntilNext(now);
        }

        private int secondsUntilNext(long now) {
            return 1 + (int) Duration.ofNanos(start + MINUTE - now).toSeconds();
        }
    }
}
