package io.qrpay.capture.operation;

import io.qrpay.capture.event.FactPublisher;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Settles due operations and tells what became of them. One attempt is in hand once at a time, and one that this process
 * has settled is not begun again because a later status, made before ours arrived, still shows it.
 */
@ApplicationScoped
public class OperationsInHand {
    private final Performance performance;
    private final FactPublisher publisher;
    private final RecentAttempts recent;
    private final Map<String, Uni<Settlement>> inHand = new ConcurrentHashMap<>();

    OperationsInHand(Performance performance, FactPublisher publisher, OperationConfig config) {
        this.performance = performance;
        this.publisher = publisher;
        this.recent = new RecentAttempts(config.remembered());
    }

    /** Done when the broker has the facts; the same for all who ask while it is in hand. */
    public Uni<Settlement> settle(DueOperation due) {
        var key = due.key();
        return recent.isEnded(key)
                ? Uni.createFrom().item(new Settlement.Known(due))
                : inHand.computeIfAbsent(key, absent -> begin(key, due));
    }

    /** How many attempts are in hand. */
    public int size() {
        return inHand.size();
    }

    private Uni<Settlement> begin(String key, DueOperation due) {
        return performance
                .perform(recent.isUnclear(key) ? due.asMaybeBegun() : due)
                .call(this::tell)
                .invoke(settlement -> recent.remember(key, settlement))
                .onTermination()
                .invoke(() -> inHand.remove(key))
                .memoize()
                .indefinitely();
    }

    private Uni<Void> tell(Settlement settlement) {
        return Multi.createFrom()
                .iterable(settlement.facts())
                .onItem()
                .transformToUniAndConcatenate(publisher::publish)
                .collect()
                .last();
    }
}
