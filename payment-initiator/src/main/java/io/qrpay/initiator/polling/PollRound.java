package io.qrpay.initiator.polling;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.initiator.event.FactPublisher;
import io.qrpay.tracing.PaymentTrace;
import io.qrpay.vipps.Problem;
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
import java.util.concurrent.ThreadLocalRandom;

/** Once a second: polls those that are due, as far as the budget goes. */
@ApplicationScoped
class PollRound {
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);
    private static final int TOO_MANY_REQUESTS = 429;

    private final PollingConfig config;
    private final Clock clock;
    private final Schedule schedule;
    private final WebhookHealth health;
    private final MissedWebhooks missed;
    private final GetBudget budget;
    private final Poll poll;
    private final FactPublisher events;
    private final PollMetrics metrics;

    PollRound(
            PollingConfig config,
            Clock clock,
            Schedule schedule,
            WebhookHealth health,
            MissedWebhooks missed,
            GetBudget budget,
            Poll poll,
            FactPublisher events,
            PollMetrics metrics) {
        this.config = config;
        this.clock = clock;
        this.schedule = schedule;
        this.health = health;
        this.missed = missed;
        this.budget = budget;
        this.poll = poll;
        this.events = events;
        this.metrics = metrics;
    }

    /** Never fails: who could not be polled is due again. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return config.enabled() ? poll(clock.instant()) : Uni.createFrom().voidItem();
    }

    private Uni<Void> poll(Instant now) {
        missed.judge(now);
        var due = schedule.toPoll(now, health::isTrusted);
        var picked = budget.pick(due, schedule.share(), now);
        metrics.round(picked.size(), due.size() - picked.size());
        return Multi.createFrom()
                .iterable(picked)
                .onItem()
                .transformToUni(watched -> poll(watched, now))
                .merge(config.atOnce())
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> poll(Watched watched, Instant now) {
        schedule.update(watched.payment(), present -> present.polledAt(now));
        return poll.facts(watched)
                .chain(facts -> tell(watched, facts))
                .invoke(metrics::succeeded)
                .onFailure()
                .recoverWithUni(trouble -> later(watched, trouble));
    }

    /** A log that did not grow since the last poll is not told again. */
    private Uni<Void> tell(Watched watched, List<Fact> facts) {
        return facts.size() > watched.told()
                ? events.publish(facts)
                        .invoke(() -> schedule.update(watched.payment(), present -> present.told(facts.size())))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> later(Watched watched, Throwable trouble) {
        if (trouble instanceof VippsUnavailable away) {
            slowDown(watched.payment().msn(), away);
        }
        var until = clock.instant().plus(pause(trouble));
        schedule.update(watched.payment(), present -> present.pollNotBefore(until));
        metrics.failed();
        PaymentTrace.of(watched.payment())
                .log(() -> Log.debugf(trouble, "A poll failed: payment=%s", watched.payment()));
        return Uni.createFrom().voidItem();
    }

    /** The client has repeated the GET once. */
    private void slowDown(String msn, VippsUnavailable away) {
        budget.spendOneMore(msn);
        if (away.problem().map(Problem::status).orElse(0) == TOO_MANY_REQUESTS) {
            budget.refused(msn);
        }
    }

    /** Up to a quarter more, so that those of one moment do not come back together. */
    private static Duration pause(Throwable trouble) {
        var asked = trouble instanceof VippsUnavailable away ? away.retryAfter().orElse(AFTER_TROUBLE) : AFTER_TROUBLE;
        return asked.plusMillis(ThreadLocalRandom.current().nextLong(asked.toMillis() / 4 + 1));
    }
}
