package io.qrpay.simulator.payment;

import io.qrpay.simulator.deed.Deed;
import io.qrpay.simulator.deed.Deeds;
import io.qrpay.simulator.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All payments. What happens to one happens in turn, and its webhooks are queued in the same order. */
@ApplicationScoped
public class Payments {

    private static final Comparator<Payment> NEWEST_FIRST =
            Comparator.comparingLong(Payment::number).reversed();

    private final PaymentConfig config;
    private final Webhooks webhooks;
    private final Deeds deeds;
    private final Map<String, List<Payment>> byReference = new ConcurrentHashMap<>();
    private final NavigableSet<Payment> waiting = new ConcurrentSkipListSet<>(NEWEST_FIRST);
    private final Queue<Payment> finished = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger finishedCount = new AtomicInteger();
    private volatile Consumer<Payment> onForgotten = payment -> {};
    private volatile Consumer<Payment> onFinished = payment -> {};

    Payments(PaymentConfig config, Webhooks webhooks, Deeds deeds) {
        this.config = config;
        this.webhooks = webhooks;
        this.deeds = deeds;
    }

    public Optional<Payment> find(String msn, String reference) {
        return findAll(reference).stream()
                .filter(payment -> payment.msn().equals(msn))
                .findFirst();
    }

    /** The payments of that reference, at most one of each sales unit. */
    public List<Payment> findAll(String reference) {
        return byReference.getOrDefault(reference, List.of());
    }

    public Stream<Payment> all() {
        return byReference.values().stream().flatMap(List::stream);
    }

    /** Those whose customer has not said yes or no, the newest first. */
    public Stream<Payment> waiting() {
        return waiting.stream().filter(payment -> !payment.isBeingApproved());
    }

    /** Does something to a payment while nothing else happens to it; it ends first if its time is over. */
    public <T> T inTurn(Payment payment, Function<Payment, T> act) {
        synchronized (payment) {
            var wasFinished = payment.isFinished();
            endIfDue(payment);
            var outcome = act.apply(payment);
            if (isKept(payment)) {
                settle(payment, wasFinished);
            }
            return outcome;
        }
    }

    /** Adds a new payment unless its sales unit has one of that reference. */
    boolean add(Payment payment) {
        var added = new boolean[1];
        byReference.compute(payment.reference(), (reference, known) -> {
            added[0] = known == null
                    || known.stream().noneMatch(other -> other.msn().equals(payment.msn()));
            return added[0] ? with(known == null ? List.of() : known, payment) : known;
        });
        if (added[0]) {
            open.incrementAndGet();
            announceFirst(payment);
        }
        return added[0];
    }

    boolean isFull() {
        return open.get() >= config.mostOpen();
    }

    /** Registers who else holds something of a payment and must let go of it. */
    void onForgotten(Consumer<Payment> listener) {
        onForgotten = listener;
    }

    /** Registers who else waits for something of a payment that is finished. */
    void onFinished(Consumer<Payment> listener) {
        onFinished = listener;
    }

    void clear() {
        byReference.clear();
        waiting.clear();
        finished.clear();
        open.set(0);
        finishedCount.set(0);
    }

    private static void endIfDue(Payment payment) {
        var now = System.currentTimeMillis();
        if (payment.isDueToExpire(now)) {
            payment.expire(now);
        }
        if (payment.isDueToLapse(now)) {
            payment.lapse(now);
        }
    }

    /** A customer may still be at a payment that was forgotten: nobody hears of that. */
    private boolean isKept(Payment payment) {
        return findAll(payment.reference()).contains(payment);
    }

    private void settle(Payment payment, boolean wasFinished) {
        announce(payment);
        if (payment.state() != State.CREATED) {
            waiting.remove(payment);
        }
        if (!wasFinished && payment.isFinished()) {
            file(payment);
        }
    }

    private void announceFirst(Payment payment) {
        synchronized (payment) {
            announce(payment);
            if (payment.state() == State.CREATED) {
                waiting.add(payment);
            }
        }
    }

    private void announce(Payment payment) {
        for (var event : payment.takeNews()) {
            webhooks.announce(new PaymentNotice(payment, event));
            if (event.name() == EventName.EXPIRED) {
                deeds.add(payment.deed(Deed.Kind.TIME_OVER, Deed.Who.NOBODY));
            }
        }
    }

    private void file(Payment payment) {
        onFinished.accept(payment);
        finished.add(payment);
        open.decrementAndGet();
        if (finishedCount.incrementAndGet() > config.keptFinished()) {
            var oldest = finished.poll();
            if (oldest != null) {
                finishedCount.decrementAndGet();
                forget(oldest);
            }
        }
    }

    private void forget(Payment payment) {
        byReference.computeIfPresent(payment.reference(), (reference, known) -> without(known, payment));
        onForgotten.accept(payment);
    }

    private static List<Payment> with(List<Payment> known, Payment payment) {
        return Stream.concat(known.stream(), Stream.of(payment)).toList();
    }

    private static @Nullable List<Payment> without(List<Payment> known, Payment payment) {
        var rest = known.stream().filter(other -> other != payment).toList();
        return rest.isEmpty() ? null : rest;
    }
}
