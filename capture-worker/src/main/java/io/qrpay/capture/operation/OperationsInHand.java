package io.qrpay.capture.operation;

import io.qrpay.capture.event.FactPublisher;
import io.qrpay.contracts.payment.Fact;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Settles due operations and tells what became of them. One attempt is in hand once at a time, and one that this process
 * has settled is not begun again because a later status, made before ours arrived, still shows it.
 */
@ApplicationScoped
public class OperationsInHand {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Performance performance;
    private final FactPublisher publisher;
    private final RecentAttempts recent;
    private final Duration tellFor;
    private final Map<String, Uni<Settlement>> inHand = new ConcurrentHashMap<>();

    OperationsInHand(Performance performance, FactPublisher publisher, OperationConfig config) {
        this.performance = performance;
        this.publisher = publisher;
        this.tellFor = config.tellFor();
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
                .transformToUniAndConcatenate(this::tell)
                .collect()
                .last();
    }

    /** What has been done to money is told until the broker takes it: the record waits, and the others after it. */
    private Uni<Void> tell(Fact fact) {
        return publisher
                .publish(fact)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(tellFor.toMillis());
    }
}
