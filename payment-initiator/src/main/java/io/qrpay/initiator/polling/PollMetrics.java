package io.qrpay.initiator.polling;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How much is polled, how much has to wait, and whether it works; a line in the log when that changes. */
@ApplicationScoped
class PollMetrics {
    private final Counter polls;
    private final Counter failures;
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicBoolean failing = new AtomicBoolean();

    PollMetrics(MeterRegistry meters, Schedule schedule) {
        polls = Counter.builder("qrpay.polling.polls")
                .description("payments asked for at Vipps")
                .register(meters);
        failures = Counter.builder("qrpay.polling.failures")
                .description("polls that taught nothing")
                .register(meters);
        Gauge.builder("qrpay.polling.watched", schedule, Schedule::size)
                .description("payments that want something from the clock")
                .register(meters);
        Gauge.builder("qrpay.polling.held", held, AtomicInteger::get)
                .description("payments due for a poll that the budget has no room for")
                .register(meters);
    }

    void round(int picked, int left) {
        polls.increment(picked);
        held.set(left);
    }

    void succeeded() {
        if (failing.compareAndSet(true, false)) {
            Log.info("Polls succeed again");
        }
    }

    void failed() {
        failures.increment();
        if (failing.compareAndSet(false, true)) {
            Log.warn("A poll failed; qrpay.polling.failures counts those that follow");
        }
    }
}
