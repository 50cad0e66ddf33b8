package io.qrpay.local.demo;

import java.time.Duration;
import java.util.List;

/** The median and the slowest hundredth of some durations; with fewer than a hundred, the slowest. */
record Percentiles(int count, Duration p50, Duration p99) {
    private static final double HALF = 0.50;
    private static final double NEARLY_ALL = 0.99;

    static Percentiles of(List<Duration> durations) {
        var sorted = durations.stream().sorted().toList();
        return sorted.isEmpty()
                ? new Percentiles(0, Duration.ZERO, Duration.ZERO)
                : new Percentiles(sorted.size(), at(sorted, HALF), at(sorted, NEARLY_ALL));
    }

    private static Duration at(List<Duration> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
