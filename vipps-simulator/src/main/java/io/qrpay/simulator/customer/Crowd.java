package io.qrpay.simulator.customer;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How the automatic customers behave. One seed makes the same customers do the same to the same payments.
 *
 * @param approve the share that approves, 0 to 1
 * @param decline the share that declines
 * @param walkAway the share that does nothing, so that the payment expires
 * @param delayMillis how long they take
 * @param seed 0 when absent
 * @param processingMillis how long the reservation takes once a customer has said yes, 0 when absent
 * @param msns the sales units whose customers they are; all when absent or empty
 */
public record Crowd(
        double approve,
        double decline,
        double walkAway,
        Delay delayMillis,
        long seed,
        int processingMillis,
        @Nullable List<String> msns) {

    private static final double TOLERANCE = 1e-6;

    /** What one customer does, and when. */
    sealed interface Plan {
        record Approve(long afterMillis) implements Plan {}

        record Decline(long afterMillis) implements Plan {}

        record WalkAway() implements Plan {}
    }

    /** In every store. */
    Crowd(double approve, double decline, double walkAway, Delay delayMillis, long seed, int processingMillis) {
        this(approve, decline, walkAway, delayMillis, seed, processingMillis, null);
    }

    boolean comesTo(String msn) {
        return msns == null || msns.isEmpty() || msns.contains(msn);
    }

    /** The plan of the customer of that payment. */
    Plan planFor(String msn, String reference) {
        var random = new SplittableRandom(seed ^ ((long) msn.hashCode() << 32 ^ reference.hashCode()));
        var drawn = random.nextDouble();
        var delay = delayMillis.at(random.nextDouble());
        if (drawn < approve) {
            return new Plan.Approve(delay);
        }
        return drawn < approve + decline ? new Plan.Decline(delay) : new Plan.WalkAway();
    }

    boolean isComplete() {
        return approve >= 0
                && decline >= 0
                && walkAway >= 0
                && Math.abs(approve + decline + walkAway - 1) < TOLERANCE
                && processingMillis >= 0
                && delayMillis != null
                && delayMillis.isOrdered();
    }

    /** Half the customers take between min and median, half between median and max, most of those near the median. */
    public record Delay(long min, long median, long max) {

        private static final int TAIL = 4;

        long at(double quantile) {
            return quantile < 0.5
                    ? min + Math.round((median - min) * 2 * quantile)
                    : median + Math.round((max - median) * Math.pow(2 * quantile - 1, TAIL));
        }

        boolean isOrdered() {
            return 0 <= min && min <= median && median <= max;
        }
    }
}
