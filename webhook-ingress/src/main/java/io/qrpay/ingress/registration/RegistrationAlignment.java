package io.qrpay.ingress.registration;

import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.salesunit.Party;
import io.qrpay.vipps.webhook.DeleteOutcome;
import io.qrpay.vipps.webhook.ListOutcome;
import io.qrpay.vipps.webhook.RegisterOutcome;
import io.qrpay.vipps.webhook.WebhooksApi;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Brings the vendor's registrations of one sales unit in line: the payment events at one URL, the check-in at another.
 * Whatever crashes when, the next alignment heals it: what the vendor made and we did not write down is deleted then.
 */
@ApplicationScoped
class RegistrationAlignment {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final int WRITES = 3;

    private final WebhooksApi api;
    private final RegistrationTable table;
    private final Registrations registrations;
    private final OurUrls urls;

    RegistrationAlignment(WebhooksApi api, RegistrationTable table, Registrations registrations, OurUrls urls) {
        this.api = api;
        this.table = table;
        this.registrations = registrations;
        this.urls = urls;
    }

    /** Does it unless another replica does at this moment. */
    Uni<AlignmentOutcome> align(String msn) {
        return table.whileAlone(msn, () -> alone(msn)).onItem().ifNull().continueWith(AlignmentOutcome.ELSEWHERE);
    }

    private Uni<AlignmentOutcome> alone(String msn) {
        return api.list(new Party.SalesUnit(msn))
                .map(RegistrationAlignment::listed)
                .chain(listed -> plan(msn, listed))
                .chain(plan -> carryOut(msn, plan));
    }

    private static List<ListOutcome.Registration> listed(ListOutcome outcome) {
        return switch (outcome) {
            case ListOutcome.Listed listed -> listed.registrations();
            case ListOutcome.Refused refused -> throw new RegistrationRefused(refused.problem());
        };
    }

    private Uni<RegistrationPlan> plan(String msn, List<ListOutcome.Registration> listed) {
        var ids = listed.stream().map(ListOutcome.Registration::id).toList();
        return table.of(msn, ids).map(kept -> RegistrationPlan.of(msn, listed, kept, urls));
    }

    private Uni<AlignmentOutcome> carryOut(String msn, RegistrationPlan plan) {
        return plan.changesAnything()
                ? change(msn, plan)
                        .onTermination()
                        .invoke(registrations::refreshSoon)
                        .replaceWith(AlignmentOutcome.CHANGED)
                : Uni.createFrom().item(AlignmentOutcome.IN_LINE);
    }

    private Uni<Void> change(String msn, RegistrationPlan plan) {
        return each(plan.deleteFirst(), id -> delete(msn, id))
                .chain(() -> each(plan.register(), expected -> register(msn, expected)))
                .chain(() -> each(plan.deleteAfter(), id -> delete(msn, id)))
                .chain(() -> table.retire(plan.retire()))
                .chain(() -> table.revive(plan.revive()));
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> act) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(act::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> delete(String msn, String vendorId) {
        return api.delete(new Party.SalesUnit(msn), vendorId)
                .invoke(RegistrationAlignment::deleted)
                .replaceWithVoid();
    }

    private static void deleted(DeleteOutcome outcome) {
        switch (outcome) {
            case DeleteOutcome.Deleted deleted -> {}
            case DeleteOutcome.Refused refused -> throw new RegistrationRefused(refused.problem());
        }
    }

    private Uni<Void> register(String msn, Expected expected) {
        var url = urls.fresh();
        return api.register(new Party.SalesUnit(msn), url, VendorEvents.of(expected))
                .chain(outcome -> keep(msn, expected, url, outcome));
    }

    private Uni<Void> keep(String msn, Expected expected, URI url, RegisterOutcome outcome) {
        return switch (outcome) {
            case RegisterOutcome.Registered made -> keep(kept(msn, expected, url, made), made);
            case RegisterOutcome.Refused refused -> throw new RegistrationRefused(refused.problem());
        };
    }

    /** The vendor never shows the secret again, so a passing trouble of the database is outlasted here. */
    private Uni<Void> keep(KeptRegistration kept, RegisterOutcome.Registered made) {
        return table.insert(kept, made.secret())
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE)
                .withJitter(0.5)
                .atMost(WRITES);
    }

    private static KeptRegistration kept(String msn, Expected expected, URI url, RegisterOutcome.Registered made) {
        return new KeptRegistration(UUID.randomUUID(), made.id(), msn, expected, url, made.secret(), false);
    }
}
