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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the registrations what happened, as far as no fault prevents it. */
@ApplicationScoped
public class Webhooks {

    private final Vertx vertx;
    private final SignedPost post;
    private final Registrations registrations;
    private final CurrentBehaviour behaviour;
    private final Faults faults;
    private final Counts counts;
    private final WebhookConfig config;
    private final Map<Target, Outbox> outboxes = new ConcurrentHashMap<>();

    Webhooks(
            Vertx vertx,
            SignedPost post,
            Registrations registrations,
            CurrentBehaviour behaviour,
            Faults faults,
            Counts counts,
            WebhookConfig config) {
        this.vertx = vertx;
        this.post = post;
        this.registrations = registrations;
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
     * Tells the store that a customer scanned its code, once and now, while the customer waits.
     *
     * @return the status that the store answered, 0 when there is no store to tell or it did not answer
     */
    public Uni<Integer> checkIn(String msn, byte[] body) {
        return registrations
                .forCheckIn(msn)
                .map(registration -> Uni.createFrom()
                        .completionStage(() -> post.send(registration, body).toCompletionStage())
                        .onFailure()
                        .recoverWithItem(0))
                .orElse(Uni.createFrom().item(0));
    }

    /** Forgets what waits to be delivered; registrations stay. */
    public void clear() {
        outboxes.values().forEach(Outbox::clear);
    }

    /** Forgets the registrations too. */
    public void clearRegistrations() {
        registrations.clear();
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
                target, one -> new Outbox(newThread(), post, registrations, behaviour, counts, config.inFlight()));
    }

    /** An event loop without the traits of the request that happens to run. */
    private Context newThread() {
        return VertxContext.getRootContext(vertx.getOrCreateContext());
    }
}
