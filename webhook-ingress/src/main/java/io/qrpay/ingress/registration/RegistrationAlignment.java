package io.qrpay.ingress.registration;

import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.salesunit.Party;
import io.qrpay.vipps.webhook.ListOutcome;
import io.qrpay.vipps.webhook.RegisterOutcome;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Brings the vendor's registrations of one party in line: the payment events at one URL, the check-in at another.
 * Whatever crashes when, the next alignment heals it: what the vendor made and we did not write down is deleted then.
 */
@ApplicationScoped
class RegistrationAlignment {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final int WRITES = 3;
    /** Of the time between two comparisons: a replica whose turn comes sooner after another's has nothing to do. */
    private static final double LATELY = 0.7;

    private final GentleWebhooks vendor;
    private final RegistrationTable table;
    private final AlignmentTable alignments;
    private final Registrations registrations;
    private final Wishes wishes;
    private final TakenCheckIns takenCheckIns;
    private final OurUrls urls;
    private final IngressConfig.Looking config;

    RegistrationAlignment(
            GentleWebhooks vendor,
            RegistrationTable table,
            AlignmentTable alignments,
            Registrations registrations,
            Wishes wishes,
            TakenCheckIns takenCheckIns,
            OurUrls urls,
            IngressConfig config) {
        this.vendor = vendor;
        this.table = table;
        this.alignments = alignments;
        this.registrations = registrations;
        this.wishes = wishes;
        this.takenCheckIns = takenCheckIns;
        this.urls = urls;
        this.config = config.registration();
        if (this.config.rotateAfter().filter(this::isShort).isPresent()) {
            throw new IllegalArgumentException("qrpay.ingress.registration.overlap is to be shorter than rotate-after");
        }
    }

    private boolean isShort(Duration rotateAfter) {
        return rotateAfter.compareTo(config.overlap()) <= 0;
    }

    /** Does it unless another replica does at this moment, or did the same lately. */
    Uni<AlignmentOutcome> alignUnlessDone(Wish wish) {
        var lately = Duration.ofMillis((long) (config.compareEvery().toMillis() * LATELY));
        return alone(
                wish,
                () -> alignments
                        .last(wish, lately)
                        .chain(last -> last.map(this::doneElsewhere).orElseGet(() -> compare(wish))));
    }

    /** Does it unless another replica does at this moment. */
    Uni<AlignmentOutcome> align(Wish wish) {
        return alone(wish, () -> compare(wish));
    }

    private Uni<AlignmentOutcome> alone(Wish wish, Supplier<Uni<AlignmentOutcome>> work) {
        return table.whileAlone(wish.party(), work).onItem().ifNull().continueWith(AlignmentOutcome.ELSEWHERE);
    }

    private Uni<AlignmentOutcome> doneElsewhere(AlignmentTable.Last last) {
        takenCheckIns.note(last.party(), last.checkInTaken());
        return Uni.createFrom().item(AlignmentOutcome.DONE_ELSEWHERE);
    }

    private Uni<AlignmentOutcome> compare(Wish wish) {
        return vendor.list(wish.party())
                .chain(listed -> plan(wish, listed))
                .chain(plan -> carryOut(wish, plan)
                        .call(() -> alignments.note(wish, plan.checkInTaken()))
                        .invoke(() -> takenCheckIns.note(wish.party(), plan.checkInTaken())));
    }

    private Uni<RegistrationPlan> plan(Wish wish, List<ListOutcome.Registration> listed) {
        var ids = listed.stream().map(ListOutcome.Registration::id).toList();
        var terms = new RotationTerms(Instant.now(), config.rotateAfter(), config.overlap(), wish.renewedAfter());
        return table.of(wish.party(), ids)
                .map(kept -> RegistrationPlan.of(
                        wish,
                        listed,
                        kept,
                        urls,
                        terms,
                        expected -> wishes.servedByOthersSince(wish.party(), expected)));
    }

    private Uni<AlignmentOutcome> carryOut(Wish wish, RegistrationPlan plan) {
        return plan.changesAnything()
                ? change(wish.party(), plan)
                        .onTermination()
                        .invoke(registrations::refreshSoon)
                        .replaceWith(AlignmentOutcome.CHANGED)
                : Uni.createFrom().item(AlignmentOutcome.IN_LINE);
    }

    private Uni<Void> change(Party party, RegistrationPlan plan) {
        return each(plan.deleteFirst(), removal -> delete(party, removal))
                .chain(() -> each(plan.register(), expected -> register(party, expected)))
                .chain(() -> table.forget(plan.forget()))
                .chain(() -> each(plan.deleteAfter(), removal -> delete(party, removal)))
                .chain(() -> table.retire(ids(plan.retire())))
                .chain(() -> table.revive(ids(plan.revive())))
                .invoke(() -> tell(party, plan));
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

    private static List<UUID> ids(List<KeptRegistration> rows) {
        return rows.stream().map(KeptRegistration::id).toList();
    }

    private Uni<Void> delete(Party party, Removal removal) {
        return vendor.delete(party, removal.vendorId())
                .invoke(() -> Log.infof(
                        "Registration deleted: party=%s registration=%s reason=%s",
                        party, removal.vendorId(), removal.reason()));
    }

    private Uni<Void> register(Party party, Expected expected) {
        var url = urls.fresh();
        return vendor.register(party, url, VendorEvents.of(expected))
                .chain(made -> keep(kept(party, expected, url, made), made));
    }

    /** The vendor never shows the secret again, so a passing trouble of the database is outlasted here. */
    private Uni<Void> keep(KeptRegistration kept, RegisterOutcome.Registered made) {
        return table.insert(kept, made.secret())
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE)
                .withJitter(0.5)
                .atMost(WRITES)
                .invoke(() -> Log.infof(
                        "Registration made: party=%s for=%s registration=%s",
                        kept.party(), kept.expected(), kept.vendorId()));
    }

    private static KeptRegistration kept(Party party, Expected expected, URI url, RegisterOutcome.Registered made) {
        return new KeptRegistration(
                UUID.randomUUID(), made.id(), party, expected, url, made.secret(), Instant.now(), false);
    }

    private static void tell(Party party, RegistrationPlan plan) {
        plan.retire().stream()
                .filter(row -> !plan.deletes(row.vendorId()))
                .forEach(row -> Log.warnf(
                        "Vipps has dropped a registration: party=%s for=%s registration=%s",
                        party, row.expected(), row.vendorId()));
        plan.revive()
                .forEach(row -> Log.infof(
                        "Vipps lists a registration again: party=%s for=%s registration=%s",
                        party, row.expected(), row.vendorId()));
    }
}
