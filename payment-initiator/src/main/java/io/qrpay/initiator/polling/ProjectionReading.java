package io.qrpay.initiator.polling;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Fills the schedule with what was open before this process got its partitions. */
@ApplicationScoped
class ProjectionReading {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final PollingConfig config;
    private final Schedule schedule;
    private final OpenPayments openPayments;

    ProjectionReading(PollingConfig config, Schedule schedule, OpenPayments openPayments) {
        this.config = config;
        this.schedule = schedule;
        this.openPayments = openPayments;
    }

    /** Never fails: what could not be read is read the next time, and what is known is looked after meanwhile. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return config.enabled() && schedule.room() > 0 && !schedule.unread().isEmpty()
                ? read()
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> read() {
        var unread = schedule.unread();
        var room = schedule.room();
        return openPayments
                .of(unread, room)
                .ifNoItem()
                .after(ANSWER_WITHIN)
                .fail()
                .invoke(found -> schedule.read(unread, found, found.size() < room))
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> Log.warn("The open payments could not be read yet", e))
                .onFailure()
                .recoverWithNull();
    }
}
