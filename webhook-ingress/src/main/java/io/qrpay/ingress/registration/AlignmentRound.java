package io.qrpay.ingress.registration;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Aligns each sales unit's registrations in its turn, few at once and not too fast. */
@ApplicationScoped
class AlignmentRound {
    private final SalesUnits salesUnits;
    private final AlignmentSchedule schedule;
    private final RegistrationAlignment alignment;
    private final RegistrationTable table;
    private final MeterRegistry meters;
    private final IngressConfig.Looking config;

    AlignmentRound(
            SalesUnits salesUnits,
            AlignmentSchedule schedule,
            RegistrationAlignment alignment,
            RegistrationTable table,
            MeterRegistry meters,
            IngressConfig config) {
        this.salesUnits = salesUnits;
        this.schedule = schedule;
        this.alignment = alignment;
        this.table = table;
        this.meters = meters;
        this.config = config.registration();
    }

    /** Aligns those whose turn it is; ends when all of them are done or have failed. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> alignDue() {
        return Multi.createFrom()
                .iterable(schedule.due(salesUnits.msns(), Instant.now()))
                .onItem()
                .transformToUni(this::paced)
                .merge(config.parallel())
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** A lane takes on the next sales unit when this one is done, and not before its share of a second is over. */
    private Uni<Void> paced(String msn) {
        var share = Duration.ofSeconds(1).multipliedBy(config.parallel()).dividedBy(config.perSecond());
        var pause = Uni.createFrom().voidItem().onItem().delayIt().by(share);
        return Uni.combine().all().unis(aligned(msn), pause).discardItems();
    }

    private Uni<Void> aligned(String msn) {
        return alignment
                .align(msn)
                .ifNoItem()
                .after(config.unitWithin())
                .fail()
                .onFailure()
                .recoverWithItem(failure -> failed(msn, failure))
                .invoke(outcome -> note(msn, outcome))
                .replaceWithVoid();
    }

    /** Told once, however often it fails again: thousands of sales units fail together while Vipps is down. */
    private AlignmentOutcome failed(String msn, Throwable failure) {
        if (!schedule.isBehind(msn)) {
            Log.warnf(failure, "Registrations are not in line and will be tried again: msn=%s", msn);
        }
        return AlignmentOutcome.FAILED;
    }

    private void note(String msn, AlignmentOutcome outcome) {
        schedule.note(msn, outcome, Instant.now());
        meters.counter("qrpay.ingress.alignments", "outcome", outcome.name()).increment();
    }

    /** Deliveries that were signed for a registration that is long gone are not believed any more. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetRetired() {
        return table.forgetRetired(config.retiredFor());
    }
}
