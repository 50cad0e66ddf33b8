package io.qrpay.simulator.fault;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A fault that was asked for, with the number of times it has struck. */
final class ActiveFault {

    private final String id;
    private final Fault fault;
    private final AtomicInteger hits = new AtomicInteger();

    ActiveFault(String id, Fault fault) {
        this.id = id;
        this.fault = fault;
    }

    /** Whether it strikes now; counts it if so. */
    boolean strikes() {
        return isDrawn() && takeHit();
    }

    private boolean isDrawn() {
        var share = fault.share();
        return share == null || ThreadLocalRandom.current().nextDouble() < share;
    }

    private boolean takeHit() {
        var limit = fault.count();
        if (limit == null) {
            hits.incrementAndGet();
            return true;
        }
        return hits.getAndUpdate(taken -> Math.min(limit, taken + 1)) < limit;
    }

    Fault fault() {
        return fault;
    }

    View view() {
        return new View(id, hits.get(), fault);
    }

    /** A fault as {@code GET /simulator/faults} shows it. */
    record View(String id, int hits, @JsonUnwrapped Fault fault) {}
}
