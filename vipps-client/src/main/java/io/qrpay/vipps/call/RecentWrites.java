package io.qrpay.vipps.call;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Keeps repetitions within the vendor's 5 writes a minute of one payment, over all calls of this process. Only payments in
 * trouble are remembered: a first repetition counts itself and the attempt before it; from then on every attempt counts.
 * The first attempt of a call is never held back: whoever makes the call has reasons.
 */
final class RecentWrites {
    /** One less than the vendor allows, for a write that was made before there was trouble. */
    static final int MOST = 4;

    private static final long MINUTE = 60_000_000_000L;
    private static final int MOST_REMEMBERED = 50_000;

    private final LongSupplier nanoTime;
    private Map<String, Integer> thisMinute = new HashMap<>();
    private Map<String, Integer> lastMinute = new HashMap<>();
    private long minuteBegan;

    RecentWrites(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.minuteBegan = nanoTime.getAsLong();
    }

    /** A call of this payment begins. */
    synchronized void begin(String payment) {
        turn();
        if (count(payment) > 0) {
            thisMinute.merge(payment, 1, Integer::sum);
        }
    }

    /** Whether one more repetition is within the limit; counts it if so. */
    synchronized boolean allowRepetition(String payment) {
        turn();
        int before = count(payment);
        if (before >= MOST || thisMinute.size() >= MOST_REMEMBERED) {
            return false;
        }
        thisMinute.merge(payment, before == 0 ? 2 : 1, Integer::sum);
        return true;
    }

    private int count(String payment) {
        return thisMinute.getOrDefault(payment, 0) + lastMinute.getOrDefault(payment, 0);
    }

    private void turn() {
        long age = nanoTime.getAsLong() - minuteBegan;
        if (age >= MINUTE) {
            lastMinute = age < 2 * MINUTE ? thisMinute : new HashMap<>();
            thisMinute = new HashMap<>();
            minuteBegan += age;
        }
    }
}
