package io.qrpay.simulator.payment;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/** Ends payments whose customers never came. */
@ApplicationScoped
class Expiry {

    private static final long SWEEP_MILLIS = 50;

    private final Vertx vertx;
    private final Payments payments;
    private final Queue<Payment> watched = new PriorityQueue<>(Comparator.comparingLong(Payment::expiresAt));

    Expiry(Vertx vertx, Payments payments) {
        this.vertx = vertx;
        this.payments = payments;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep());
    }

    void watch(Payment payment) {
        synchronized (watched) {
            watched.add(payment);
        }
    }

    void clear() {
        synchronized (watched) {
            watched.clear();
        }
    }

    /** Whatever happens to a payment ends it first if its time is over; here nothing else needs to happen. */
    private void sweep() {
        due().forEach(payment -> payments.inTurn(payment, Payment::state));
    }

    private List<Payment> due() {
        var now = System.currentTimeMillis();
        var due = new ArrayList<Payment>(0);
        synchronized (watched) {
            for (var next = watched.peek(); next != null && next.expiresAt() <= now; next = watched.peek()) {
                due.add(watched.remove());
            }
        }
        return due;
    }
}
