package io.qrpay.initiator.polling;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.initiator.event.FactPublisher;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Brings deferred operations back when their time has come. */
@ApplicationScoped
class PaymentClock {
    private final PollingConfig config;
    private final Clock clock;
    private final Schedule schedule;
    private final FactPublisher events;

    PaymentClock(PollingConfig config, Clock clock, Schedule schedule, FactPublisher events) {
        this.config = config;
        this.clock = clock;
        this.schedule = schedule;
        this.events = events;
    }

    /** Never fails: what could not be done is due again. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return config.enabled() ? resumeAll() : Uni.createFrom().voidItem();
    }

    private Uni<Void> resumeAll() {
        return Multi.createFrom()
                .iterable(schedule.toResume(clock.instant(), config.atOnce()))
                .onItem()
                .transformToUniAndConcatenate(this::resume)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(e -> Log.warn("Operations could not be brought back yet", e))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> resume(Watched watched) {
        var now = clock.instant();
        schedule.update(watched.payment(), present -> present.resumedAt(now, config.longestPause()));
        return events.publish(resumed(watched, now));
    }

    private static List<Fact> resumed(Watched watched, Instant now) {
        return watched.deferred().stream()
                .filter(operation ->
                        operation.notBefore() != null && !operation.notBefore().isAfter(now))
                .map(operation -> resumed(watched, operation, operation.notBefore()))
                .toList();
    }

    private static Fact resumed(Watched watched, Operation operation, Instant notBefore) {
        return Fact.of(watched.payment(), FactName.OPERATION_RESUMED, FactSource.QRPAY, notBefore)
                .operationId(operation.id())
                .attempt(operation.attempt())
                .notBefore(notBefore)
                .build();
    }
}
