package io.qrpay.initiator.polling;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.initiator.event.FactPublisher;
import io.qrpay.vipps.VippsUnavailable;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Looks through the schedule a few times a second, and does what is due within the budget. */
@ApplicationScoped
class PaymentClock {
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

    private final PollingConfig config;
    private final Clock clock;
    private final Schedule schedule;
    private final OpenPayments openPayments;
    private final Poll poll;
    private final FactPublisher events;
    private final Counter polls;

    PaymentClock(
            PollingConfig config,
            Clock clock,
            Schedule schedule,
            OpenPayments openPayments,
            Poll poll,
            FactPublisher events,
            MeterRegistry meters) {
        this.config = config;
        this.clock = clock;
        this.schedule = schedule;
        this.openPayments = openPayments;
        this.poll = poll;
        this.events = events;
        this.polls = Counter.builder("qrpay.polling.polls")
                .description("payments asked for at Vipps")
                .register(meters);
        Gauge.builder("qrpay.polling.watched", schedule, Schedule::size)
                .description("payments that want something from the clock")
                .register(meters);
    }

    /** Never fails: what could not be done is due again. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return config.enabled() ? work() : Uni.createFrom().voidItem();
    }

    private Uni<Void> work() {
        return readProjection()
                .chain(this::resumeAll)
                .chain(this::pollAll)
                .onFailure()
                .invoke(e -> Log.warn("The clock missed a tick", e))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> readProjection() {
        var unread = schedule.unread();
        var room = schedule.room();
        return unread.isEmpty() || room == 0
                ? Uni.createFrom().voidItem()
                : openPayments
                        .of(unread, room)
                        .invoke(found -> schedule.read(unread, found, found.size() < room))
                        .replaceWithVoid();
    }

    private Uni<Void> resumeAll() {
        return each(schedule.toResume(clock.instant(), config.atOnce()), this::resume);
    }

    private Uni<Void> pollAll() {
        return each(schedule.toPoll(clock.instant(), config.mostPerSecond()), this::poll);
    }

    private Uni<Void> each(List<Watched> due, Function<Watched, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUni(work::apply)
                .merge(config.atOnce())
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> resume(Watched watched) {
        var now = clock.instant();
        schedule.update(watched.payment(), present -> present.resumedAt(now, config));
        return publish(resumed(watched, now));
    }

    private Uni<Void> poll(Watched watched) {
        polls.increment();
        schedule.update(watched.payment(), present -> present.polledAt(clock.instant(), config));
        return poll.facts(watched)
                .chain(facts -> tell(watched, facts))
                .onFailure()
                .recoverWithUni(trouble -> later(watched, trouble));
    }

    /** A log that did not grow since the last poll is not told again. */
    private Uni<Void> tell(Watched watched, List<Fact> facts) {
        return facts.size() > watched.told()
                ? publish(facts).invoke(() -> schedule.update(watched.payment(), present -> present.told(facts.size())))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> publish(List<Fact> facts) {
        return Multi.createFrom()
                .iterable(facts)
                .onItem()
                .transformToUniAndConcatenate(events::publish)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> later(Watched watched, Throwable trouble) {
        var pause = trouble instanceof VippsUnavailable away ? away.retryAfter().orElse(AFTER_TROUBLE) : AFTER_TROUBLE;
        schedule.update(
                watched.payment(),
                present -> present.pollNotBefore(clock.instant().plus(pause)));
        Log.warnf(
                trouble,
                "A poll failed: reference=%s msn=%s",
                watched.payment().reference(),
                watched.payment().msn());
        return Uni.createFrom().voidItem();
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
