package io.qrpay.initiator.fold;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** How much the fold does, how long its batches take, how often one fails. */
final class FoldMetrics {
    private final Counter facts;
    private final Counter unreadable;
    private final Counter failures;
    private final Timer batches;

    FoldMetrics(MeterRegistry registry) {
        facts = Counter.builder("qrpay.fold.facts").description("facts folded").register(registry);
        unreadable = Counter.builder("qrpay.fold.unreadable")
                .description("records without a fact")
                .register(registry);
        failures = Counter.builder("qrpay.fold.failures")
                .description("batches folded again")
                .register(registry);
        batches = Timer.builder("qrpay.fold.batch")
                .description("from poll to commit")
                .register(registry);
    }

    void folded(int count, int unreadableCount, Duration took) {
        facts.increment(count);
        unreadable.increment(unreadableCount);
        batches.record(took);
    }

    void failed() {
        failures.increment();
    }
}
