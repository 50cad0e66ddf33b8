package io.qrpay.problem;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Has so many places; who finds it full is told to come back. */
public final class Gate {
    private final int places;
    private final AtomicInteger taken = new AtomicInteger();

    public Gate(int places, String gauge, MeterRegistry registry) {
        this.places = places;
        registry.gauge(gauge, taken);
    }

    /**
     * Takes a place.
     *
     * @return gives the place back, once however often it is run
     * @throws ProblemFound TOO_BUSY, when none is free
     */
    public Runnable enter() {
        if (taken.incrementAndGet() > places) {
            taken.decrementAndGet();
            throw new ProblemFound(GeneralProblem.TOO_BUSY);
        }
        var gone = new AtomicBoolean();
        return () -> {
            if (gone.compareAndSet(false, true)) {
                taken.decrementAndGet();
            }
        };
    }
}
