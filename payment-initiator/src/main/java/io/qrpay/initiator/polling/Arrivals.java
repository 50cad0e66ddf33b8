package io.qrpay.initiator.polling;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the webhooks of one sales unit fared. Merged with what others saw it is the same in whatever order they are heard.
 *
 * @param missedAt when one was missed last
 * @param arrivedAt when one came in time last, long enough after that
 */
record Arrivals(Instant missedAt, @Nullable Instant arrivedAt) {

    boolean areTrusted(Duration trustAfter) {
        return arrivedAt != null && !arrivedAt.isBefore(missedAt.plus(trustAfter));
    }

    Arrivals and(Arrivals other) {
        return new Arrivals(
                missedAt.isAfter(other.missedAt) ? missedAt : other.missedAt, later(arrivedAt, other.arrivedAt));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
