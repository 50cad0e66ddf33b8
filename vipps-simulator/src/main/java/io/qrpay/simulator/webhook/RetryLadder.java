package io.qrpay.simulator.webhook;

import java.time.Duration;
import java.util.Optional;

/** When a failed delivery is tried again: soon at first, then hourly, then daily, for seven days. */
final class RetryLadder {

    private static final int LAST_QUICK = 4;
    private static final int LAST_HOURLY = 29;
    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final Duration FIFTH = Duration.ofSeconds(60);
    private static final Duration SIXTH = Duration.ofSeconds(120);
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration END = Duration.ofDays(7);

    private static final int LAST = lastWithin(END);

    private RetryLadder() {}

    /** The vendor's time between that attempt and the one before; empty when there is no such attempt. */
    static Optional<Duration> before(int attempt) {
        return attempt > LAST ? Optional.empty() : Optional.of(gap(attempt));
    }

    private static Duration gap(int attempt) {
        if (attempt <= LAST_QUICK) {
            return QUICK;
        }
        return switch (attempt) {
            case 5 -> FIFTH;
            case 6 -> SIXTH;
            default -> attempt <= LAST_HOURLY ? HOURLY : DAILY;
        };
    }

    private static int lastWithin(Duration end) {
        var attempt = 1;
        for (var sum = Duration.ZERO; sum.compareTo(end) <= 0; attempt++) {
            sum = sum.plus(gap(attempt + 1));
        }
        return attempt - 1;
    }
}
