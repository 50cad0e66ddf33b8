package io.qrpay.simulator.webhook;

import io.qrpay.simulator.behaviour.CurrentBehaviour;
import io.qrpay.simulator.fault.FaultKind;
import io.qrpay.simulator.fault.Faults;
import io.qrpay.simulator.fault.Struck;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the registrations what happened, as far as no fault prevents it. */
@ApplicationScoped
public class Webhooks {

    /** What faults call the event of a check-in, which has no short name of its own. */
    private static final String CHECK_IN = "CHECKED_IN";

    private static final int NO_ANSWER = 0;
    private static final long USUAL_LATENESS = 1000;

    private final Vertx vertx;
    private final SignedPost post;
    private final Registrations registrations;
    private final Silence silence;
    private final CurrentBehaviour behaviour;
    private final Faults faults;
    private final Counts counts;
    private final WebhookConfig config;
    private final Map<Target, Outbox> outboxes = new ConcurrentHashMap<>();

    Webhooks(
            Vertx vertx,
            SignedPost post,
            Registrations registrations,
            Silence silence,
            CurrentBehaviour behaviour,
            Faults faults,
            Counts counts,
            WebhookConfig config) {
        this.vertx = vertx;
        this.post = post;
        this.registrations = registrations;
        this.silence = silence;
        this.behaviour = behaviour;
        this.faults = faults;
        this.counts = counts;
        this.config = config;
    }

    /** Queues a notice for everyone who wants it. Notices of one lane are to be announced in their order. */
    public void announce(Notice notice) {
        var interested = registrations.interestedIn(notice);
        if (interested.isEmpty()) {
            return;
        }
        var struck = faults.strikingWebhook(notice.eventName(), notice.msn(), notice.reference());
        if (!struck.has(FaultKind.NO_WEBHOOK)) {
            var body = notice.body(!struck.has(FaultKind.WEBHOOK_WITHOUT_KEY));
            interested.forEach(registration -> queue(registration, notice.lane(), body, struck));
        }
    }

    /**
     * Tells the store that a customer scanned its code, now, while the customer waits, and once unless a fault wants it
     * otherwise.
     *
     * @return the status that the store answered, 0 when there is no store to tell or it did not answer
     */
    public Uni<Integer> checkIn(String msn, byte[] body) {
        var struck = faults.strikingWebhook(CHECK_IN, msn, "");
        return registrations
                .forCheckIn(msn)
                .filter(registration -> !struck.has(FaultKind.NO_WEBHOOK))
                .map(registration -> checkIn(registration, body, struck))
                .orElse(Uni.createFrom().item(NO_ANSWER));
    }

    private Uni<Integer> checkIn(Registration registration, byte[] body, Struck struck) {
        var told = afterDelay(struck).chain(() -> tellNow(registration, body));
        return struck.has(FaultKind.DUPLICATE_WEBHOOK) ? told.call(() -> tellNow(registration, body)) : told;
    }

    private static Uni<Void> afterDelay(Struck struck) {
        var nothing = Uni.createFrom().voidItem();
        return struck.find(FaultKind.LATE_WEBHOOK)
                .map(fault -> Duration.ofMillis(Math.max(1, fault.delay(USUAL_LATENESS))))
                .map(late -> nothing.onItem().delayIt().by(late))
                .orElse(nothing);
    }

    private Uni<Integer> tellNow(Registration registration, byte[] body) {
        return Uni.createFrom()
                .completionStage(() -> post.send(registration, body).toCompletionStage())
                .onFailure()
                .recoverWithItem(NO_ANSWER)
                .invoke(status -> note(registration, status));
    }

    private void note(Registration registration, int status) {
        if (status >= 200 && status < 300) {
            silence.broken(registration);
        } else {
            silence.goesOn(registration);
        }
    }

    /** Forgets what waits to be delivered; registrations stay. */
    public void clear() {
        outboxes.values().forEach(Outbox::clear);
    }

    /** Forgets the registrations too. */
    public void clearRegistrations() {
        registrations.clear();
        silence.clear();
    }

    private void queue(Registration registration, Object lane, byte[] body, Struck struck) {
        var copies = struck.has(FaultKind.DUPLICATE_WEBHOOK) ? 2 : 1;
        for (var copy = 0; copy < copies; copy++) {
            if (counts.take()) {
                outboxTo(Target.of(registration.url())).offer(registration, lane, body, struck);
            }
        }
    }

    private Outbox outboxTo(Target target) {
        return outboxes.computeIfAbsent(
                target,
                one -> new Outbox(newThread(), post, registrations, silence, behaviour, counts, config.inFlight()));
    }

    /** An event loop without the traits of the request that happens to run. */
    private Context newThread() {
        return VertxContext.getRootContext(vertx.getOrCreateContext());
    }
}
