package io.qrpay.local.till;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Points in time at an even distance, which do not move when somebody is late: an open model of load. */
final class Pace {
    private static final double NANOS = 1e9;

    private final Instant start = Instant.now();
    private final double perSecond;

    Pace(double perSecond) {
        this.perSecond = perSecond;
    }

    Instant of(int number) {
        return start.plusNanos(Math.round(number / perSecond * NANOS));
    }

    static void sleepUntil(Instant time) {
        for (var left = left(time); left.isPositive(); left = left(time)) {
            LockSupport.parkNanos(left.toNanos());
        }
    }

    private static Duration left(Instant time) {
        return Duration.between(Instant.now(), time);
    }
}
