package io.qrpay.initiator.deadline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.event.FactPublisher;
import io.qrpay.initiator.fold.Attention;
import io.qrpay.initiator.fold.FoldListener;
import io.qrpay.initiator.fold.News;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Warns before reserved money is lost, of the payments in the partitions that this process folds; and shows how much there is. */
@ApplicationScoped
class Deadlines implements FoldListener {
    private final DeadlineConfig config;
    private final Clock clock;
    private final Reservations reservations;
    private final FactPublisher events;
    private final Counter warnings;
    private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
    private volatile Reservations.Sum sum = new Reservations.Sum(0, null);

    Deadlines(
            DeadlineConfig config, Clock clock, Reservations reservations, FactPublisher events, MeterRegistry meters) {
        this.config = config;
        this.clock = clock;
        this.reservations = reservations;
        this.events = events;
        this.warnings = Counter.builder("qrpay.deadlines.warnings")
                .description("payments whose reserved money is soon lost unless it is captured")
                .register(meters);
        Gauge.builder("qrpay.deadlines.open", this, self -> self.sum.open())
                .description("approved payments of which something is left to take")
                .register(meters);
        Gauge.builder("qrpay.deadlines.nearest", this, self -> self.secondsTo(self.sum.nearest()))
                .description("until the first of their deadlines; negative when it has passed, NaN when there is none")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void assigned(Collection<Integer> more, int ofAll) {
        partitions.addAll(more);
    }

    @Override
    public void revoked(Collection<Integer> less) {
        less.forEach(partitions::remove);
    }

    /** Deadlines are days away: the projection is looked at instead. */
    @Override
    public void folded(PaymentStatus status, int partition, Attention attention, List<News> news) {}

    /** Never fails: who was not warned of is the next time. */
    @Scheduled(every = "30s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return config.enabled() && !partitions.isEmpty()
                ? look().onFailure().invoke(Deadlines::missed).onFailure().recoverWithNull()
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> look() {
        var ours = Set.copyOf(partitions);
        return reservations
                .sum(ours)
                .invoke(found -> sum = found)
                .chain(() -> reservations.toWarnOf(ours, clock.instant()))
                .chain(this::warn);
    }

    private Uni<Void> warn(List<Reserved> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(this::warn)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> warn(Reserved reserved) {
        return events.publish(reserved.captureDue(config.warnBefore())).invoke(() -> warnings.increment());
    }

    private double secondsTo(@Nullable Instant deadline) {
        return deadline == null
                ? Double.NaN
                : Duration.between(clock.instant(), deadline).toSeconds();
    }

    private static void missed(Throwable trouble) {
        Log.warn("Deadlines could not be looked at; they are the next time", trouble);
    }
}
