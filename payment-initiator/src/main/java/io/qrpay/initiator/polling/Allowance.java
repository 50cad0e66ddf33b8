package io.qrpay.initiator.polling;

import java.time.Duration;
import java.time.Instant;

/**
 * What one set of credentials may ask for: so many GETs a second, nothing saved up beyond one second. A 429 halves it, a minute
 * without one restores it.
 */
final class Allowance {
    private static final double LEAST = 1.0 / 32;
    private static final Duration RESTORED_AFTER = Duration.ofMinutes(1);
    private static final Duration ONE_REFUSAL = Duration.ofSeconds(1);

    private double left = 1;
    private double factor = 1;
    private Instant at;
    private Instant refusedAt = Instant.MIN;

    Allowance(Instant now) {
        at = now;
    }

    /** How many GETs may begin now. */
    synchronized int available(double perSecond, Instant now) {
        var seconds = Math.max(0, Duration.between(at, now).toMillis() / 1000.0);
        at = now;
        factor = Math.min(1, factor + seconds / RESTORED_AFTER.toSeconds());
        var rate = perSecond * factor;
        left = Math.min(Math.max(1, rate), left + rate * seconds);
        return (int) Math.max(0, left);
    }

    /** More than was available is owed. */
    synchronized void spend(int gets) {
        left -= gets;
    }

    /** Those of one second are one refusal: they were asked for before anybody could know. */
    synchronized void refused(Instant now) {
        if (now.isAfter(refusedAt)) {
            refusedAt = now.plus(ONE_REFUSAL);
            factor = Math.max(LEAST, factor / 2);
        }
    }
}
