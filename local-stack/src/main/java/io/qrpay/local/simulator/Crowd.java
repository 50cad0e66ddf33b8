package io.qrpay.local.simulator;

import java.util.List;

/**
 * How the simulator's customers behave; the shares add up to 1.
 *
 * @param approve the share that approves
 * @param decline the share that declines
 * @param walkAway the share that does nothing
 * @param delayMillis how long they take, by our clock
 * @param seed one seed, the same customers
 * @param processingMillis how long Vipps takes from a customer's yes to the reservation, by our clock
 * @param msns the sales units whose customers they are; none: all
 */
public record Crowd(
        double approve,
        double decline,
        double walkAway,
        Delay delayMillis,
        long seed,
        int processingMillis,
        List<String> msns) {

    /** Vipps reserves at once. */
    public Crowd(double approve, double decline, double walkAway, Delay delayMillis, long seed) {
        this(approve, decline, walkAway, delayMillis, seed, 0);
    }

    /** In every store. */
    public Crowd(double approve, double decline, double walkAway, Delay delayMillis, long seed, int processingMillis) {
        this(approve, decline, walkAway, delayMillis, seed, processingMillis, List.of());
    }

    /** The same, but others. */
    public Crowd seeded(long another) {
        return new Crowd(approve, decline, walkAway, delayMillis, another, processingMillis, msns);
    }

    /** The same, in these sales units alone. */
    public Crowd of(List<String> others) {
        return new Crowd(approve, decline, walkAway, delayMillis, seed, processingMillis, others);
    }

    /** Half the customers take less than the median. */
    public record Delay(long min, long median, long max) {}

    /** Everybody approves, at once. */
    public static Crowd eager() {
        return new Crowd(1, 0, 0, new Delay(0, 0, 0), 1);
    }
}
