package io.qrpay.simulator.payment;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Lets go of money that was reserved and not captured in time. */
@ApplicationScoped
class Reservations {

    private static final long SWEEP_MILLIS = 50;

    private final Vertx vertx;
    private final Payments payments;
    private final TreeSet<Payment> open =
            new TreeSet<>(Comparator.comparingLong(Payment::reservedUntil).thenComparingLong(Payment::number));

    Reservations(Vertx vertx, Payments payments) {
        this.vertx = vertx;
        this.payments = payments;
        payments.onFinished(this::release);
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep());
    }

    synchronized void watch(Payment payment) {
        open.add(payment);
    }

    synchronized void clear() {
        open.clear();
    }

    private synchronized void release(Payment payment) {
        open.remove(payment);
    }

    /** Whatever happens to a payment lets go of its money first if its time is over; here nothing else needs to happen. */
    private void sweep() {
        due().forEach(payment -> payments.inTurn(payment, Payment::state));
    }

    private synchronized List<Payment> due() {
        var now = System.currentTimeMillis();
        var due = open.stream()
                .takeWhile(payment -> payment.reservedUntil() <= now)
                .toList();
        due.forEach(open::remove);
        return due;
    }
}
