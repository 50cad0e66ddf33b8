package io.qrpay.simulator.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What became of the deliveries so far. */
@ApplicationScoped
class Counts {

    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder failedAttempts = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    Counts(WebhookConfig config) {
        this.most = config.waiting();
    }

    /** Whether there was room for one more. */
    boolean take() {
        if (waiting.incrementAndGet() <= most) {
            return true;
        }
        waiting.decrementAndGet();
        dropped.increment();
        return false;
    }

    void delivered() {
        waiting.decrementAndGet();
        delivered.increment();
    }

    void dropped() {
        waiting.decrementAndGet();
        dropped.increment();
    }

    void failedAttempt() {
        failedAttempts.increment();
    }

    Shown show() {
        return new Shown(waiting.get(), delivered.sum(), failedAttempts.sum(), dropped.sum());
    }

    /** The figures at one moment. */
    public record Shown(int waiting, long delivered, long failedAttempts, long dropped) {}
}
