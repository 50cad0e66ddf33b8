package io.qrpay.ingress.registration;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Aligns each party's registrations in its turn, few at once; the calls keep their own pace. */
@ApplicationScoped
class AlignmentRound {
    private final Wishes wishes;
    private final AlignmentSchedule schedule;
    private final RegistrationAlignment alignment;
    private final GentleWebhooks vendor;
    private final TakenCheckIns takenCheckIns;
    private final RegistrationTable table;
    private final MeterRegistry meters;
    private final IngressConfig.Looking config;

    AlignmentRound(
            Wishes wishes,
            AlignmentSchedule schedule,
            RegistrationAlignment alignment,
            GentleWebhooks vendor,
            TakenCheckIns takenCheckIns,
            RegistrationTable table,
            MeterRegistry meters,
            IngressConfig config) {
        this.wishes = wishes;
        this.schedule = schedule;
        this.alignment = alignment;
        this.vendor = vendor;
        this.takenCheckIns = takenCheckIns;
        this.table = table;
        this.meters = meters;
        this.config = config.registration();
    }

    /** Aligns those whose turn it is; ends when all of them are done or have failed. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> alignDue() {
        var wanted = wishes.all();
        takenCheckIns.keepOnly(wanted);
        return Multi.createFrom()
                .iterable(schedule.due(wanted, Instant.now()))
                .onItem()
                .transformToUni(this::unlessPaused)
                .merge(config.parallel())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> unlessPaused(Wish wish) {
        var pause = vendor.paused(wish.party());
        return pause.isZero()
                ? aligned(wish)
                : Uni.createFrom().voidItem().invoke(() -> schedule.postpone(wish, pause, Instant.now()));
    }

    private Uni<Void> aligned(Wish wish) {
        return alignment
                .alignUnlessDone(wish)
                .ifNoItem()
                .after(config.unitWithin())
                .fail()
                .onFailure()
                .recoverWithItem(failure -> failed(wish, failure))
                .invoke(outcome -> note(wish, outcome))
                .replaceWithVoid();
    }

    /** Told once, however often it fails again: thousands of sales units fail together while Vipps is down. */
    private AlignmentOutcome failed(Wish wish, Throwable failure) {
        if (!vendor.paused(wish.party()).isZero()) {
            return AlignmentOutcome.POSTPONED;
        }
        if (!schedule.isFailing(wish)) {
            Log.warnf(failure, "Registrations are not in line and will be tried again: party=%s", wish.party());
        }
        return AlignmentOutcome.FAILED;
    }

    private void note(Wish wish, AlignmentOutcome outcome) {
        schedule.note(wish, outcome, Instant.now());
        meters.counter("qrpay.ingress.alignments", "outcome", outcome.name()).increment();
    }

    /** Deliveries that were signed for a registration that is long gone are not believed any more. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> keepHouse() {
        return table.forgetRetired(config.retiredFor()).chain(table::sealAnew);
    }
}
