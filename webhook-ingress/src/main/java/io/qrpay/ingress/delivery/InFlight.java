package io.qrpay.ingress.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Bounds how many deliveries wait for an answer, and with them the memory. */
@ApplicationScoped
class InFlight {
    private final AtomicInteger count = new AtomicInteger();
    private final int most;

    InFlight(DeliveryConfig config) {
        most = config.maxInFlight();
    }

    /** Takes a place; each taken place is to be left once. */
    boolean enter() {
        if (count.incrementAndGet() <= most) {
            return true;
        }
        count.decrementAndGet();
        return false;
    }

    void leave() {
        count.decrementAndGet();
    }

    int count() {
        return count.get();
    }
}
