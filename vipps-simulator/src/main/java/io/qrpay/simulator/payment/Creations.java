package io.qrpay.simulator.payment;

import io.qrpay.simulator.answer.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The first create of each idempotency key: its outcome stands for all that follow with the same key. */
@ApplicationScoped
class Creations {

    private static final int KEPT_REFUSALS = 10_000;

    private final Map<Key, First> created = new ConcurrentHashMap<>();
    private final Map<Key, First> refused = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, First> eldest) {
            return size() > KEPT_REFUSALS;
        }
    };

    Creations(Payments payments) {
        payments.onForgotten(payment -> created.remove(new Key(payment.msn(), payment.createKey())));
    }

    /** The outcome of the first create with the key: an earlier one's, or of this one, made now. */
    First once(Key key, long fingerprint, Supplier<Outcome> create) {
        var earlier = refusalOf(key);
        if (earlier != null) {
            return earlier;
        }
        var first = created.computeIfAbsent(key, absent -> new First(fingerprint, create.get()));
        return first.outcome() instanceof Outcome.Refused ? moveToRefused(key, first) : first;
    }

    void clear() {
        created.clear();
        synchronized (refused) {
            refused.clear();
        }
    }

    private @Nullable First refusalOf(Key key) {
        synchronized (refused) {
            return refused.get(key);
        }
    }

    private First moveToRefused(Key key, First first) {
        synchronized (refused) {
            refused.put(key, first);
        }
        created.remove(key);
        return first;
    }

    /** Keys of one sales unit are its own. */
    record Key(String msn, String idempotencyKey) {}

    record First(long fingerprint, Outcome outcome) {}

    /** What comes of a create. */
    sealed interface Outcome {
        record Created(Payment payment) implements Outcome {}

        record Refused(Answer answer) implements Outcome {}
    }
}
