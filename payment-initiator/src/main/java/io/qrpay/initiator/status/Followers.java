package io.qrpay.initiator.status;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Those who follow something here, until they leave. */
final class Followers<K> {
    private final ConcurrentMap<K, Set<MultiEmitter<? super StoredStatus>>> all = new ConcurrentHashMap<>();

    /** What is handed on from now on; a follower that is too slow gets the latest only. */
    Multi<StoredStatus> follow(K what) {
        return Multi.createFrom().emitter(follower -> follow(what, follower), BackPressureStrategy.LATEST);
    }

    private void follow(K what, MultiEmitter<? super StoredStatus> follower) {
        all.compute(what, (key, others) -> with(others, follower));
        follower.onTermination(() -> all.computeIfPresent(what, (key, present) -> without(present, follower)));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean has(K what) {
        return all.containsKey(what);
    }

    void hand(K what, StoredStatus status) {
        all.getOrDefault(what, Set.of()).forEach(follower -> follower.emit(status));
    }

    private static <T> Set<T> with(@Nullable Set<T> others, T one) {
        var together = others == null ? new HashSet<T>() : new HashSet<>(others);
        together.add(one);
        return together;
    }

    private static <T> @Nullable Set<T> without(Set<T> present, T one) {
        var rest = new HashSet<>(present);
        rest.remove(one);
        return rest.isEmpty() ? null : rest;
    }
}
