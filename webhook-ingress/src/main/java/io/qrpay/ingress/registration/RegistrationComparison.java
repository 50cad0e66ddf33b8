package io.qrpay.ingress.registration;

import static java.util.stream.Collectors.toMap;

import io.qrpay.ingress.event.Expected;
import io.qrpay.ingress.registration.Removal.Reason;
import io.qrpay.vipps.salesunit.Party;
import io.qrpay.vipps.webhook.ListOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out how a party's registrations differ from what is wished. Used once. */
final class RegistrationComparison {
    private final Wish wish;
    private final List<ListOutcome.Registration> listed;
    private final List<KeptRegistration> kept;
    private final Map<String, KeptRegistration> rows;
    private final OurUrls urls;
    private final RotationTerms terms;
    private final Substitutes substitutes;

    private final List<Removal> deleteFirst = new ArrayList<>();
    private final List<Expected> register = new ArrayList<>();
    private final Set<UUID> forget = new HashSet<>();
    private final List<Removal> deleteAfter = new ArrayList<>();

    RegistrationComparison(
            Wish wish,
            List<ListOutcome.Registration> listed,
            List<KeptRegistration> kept,
            OurUrls urls,
            RotationTerms terms,
            Substitutes substitutes) {
        this.wish = wish;
        this.listed = listed;
        this.kept = kept;
        this.rows = kept.stream().collect(toMap(KeptRegistration::vendorId, Function.identity()));
        this.urls = urls;
        this.terms = terms;
        this.substitutes = substitutes;
    }

    RegistrationPlan plan() {
        ids(this::isOrphan).forEach(id -> deleteFirst.add(new Removal(id, Reason.ORPHAN)));
        Arrays.stream(Expected.values()).forEach(wish.wanted() ? this::bringInLine : this::giveUp);
        var current = ids(this::isCurrent);
        return new RegistrationPlan(
                deleteFirst,
                register,
                List.copyOf(forget),
                deleteAfter,
                remaining(row -> !row.retired() && (isDeleted(row) || !current.contains(row.vendorId()))),
                remaining(row -> row.retired() && current.contains(row.vendorId())),
                isCheckInTaken());
    }

    private void bringInLine(Expected expected) {
        var outdated = ids(seen -> isFor(seen, expected) && !isCurrent(seen));
        (isOnlyOne(expected) ? deleteFirst : deleteAfter).addAll(removals(outdated, Reason.OUTDATED));
        var live = newestFirst(expected);
        if (live.isEmpty()) {
            registerUnlessTaken(expected);
        } else {
            rotate(expected, live);
        }
    }

    private void registerUnlessTaken(Expected expected) {
        if (!(isOnlyOne(expected) && isCheckInTaken())) {
            register.add(expected);
        }
    }

    /** The vendor takes one check-in registration: the former goes first, and its secret is believed for the overlap. */
    private void rotate(Expected expected, List<KeptRegistration> live) {
        var newest = live.getFirst();
        if (terms.isDue(newest)) {
            register.add(expected);
            if (isOnlyOne(expected)) {
                deleteFirst.add(new Removal(newest.vendorId(), Reason.ROTATED));
            }
        } else if (terms.isOverlapOver(newest.madeAt())) {
            forget(row -> row.expected() == expected && row != newest && terms.isDue(row));
            live.stream().skip(1).forEach(row -> remove(row, Reason.SUPERSEDED));
        }
        live.stream().skip(2).forEach(row -> remove(row, Reason.SUPERSEDED));
    }

    private void giveUp(Expected expected) {
        if (substitutes.servingSince(expected).filter(terms::isOverlapOver).isPresent()) {
            listed.stream()
                    .flatMap(seen -> Stream.ofNullable(own(seen)))
                    .filter(row -> row.expected() == expected)
                    .forEach(row -> remove(row, Reason.UNWANTED));
        }
    }

    /** Forgotten before it is deleted: if we die in between it is an orphan, and goes as one. */
    private void remove(KeptRegistration row, Reason reason) {
        if (forget.add(row.id())) {
            deleteAfter.add(new Removal(row.vendorId(), reason));
        }
    }

    private void forget(Predicate<KeptRegistration> superseded) {
        kept.stream()
                .filter(this::isOwn)
                .filter(superseded)
                .filter(row -> listed.stream().noneMatch(seen -> seen.id().equals(row.vendorId())))
                .forEach(row -> forget.add(row.id()));
    }

    private List<KeptRegistration> newestFirst(Expected expected) {
        return listed.stream()
                .filter(this::isCurrent)
                .flatMap(seen -> Stream.ofNullable(own(seen)))
                .filter(row -> row.expected() == expected)
                .sorted(Comparator.comparing(KeptRegistration::madeAt).reversed())
                .toList();
    }

    private static List<Removal> removals(List<String> vendorIds, Reason reason) {
        return vendorIds.stream().map(id -> new Removal(id, reason)).toList();
    }

    private List<String> ids(Predicate<ListOutcome.Registration> wanted) {
        return listed.stream().filter(wanted).map(ListOutcome.Registration::id).toList();
    }

    private List<KeptRegistration> remaining(Predicate<KeptRegistration> wanted) {
        return kept.stream()
                .filter(this::isOwn)
                .filter(row -> !forget.contains(row.id()))
                .filter(wanted)
                .toList();
    }

    private boolean isDeleted(KeptRegistration row) {
        return deleteFirst.stream().anyMatch(removal -> removal.vendorId().equals(row.vendorId()));
    }

    private boolean isOrphan(ListOutcome.Registration seen) {
        return urls.contain(seen.url()) && !rows.containsKey(seen.id());
    }

    /** One whose secret another key opens is left alone: a replica with a wrong key shall not undo the others' work. */
    private boolean isCurrent(ListOutcome.Registration seen) {
        var row = own(seen);
        return row != null
                && row.party().equals(wish.party())
                && (row.secret() == null
                        || urls.contain(seen.url()) && seen.events().equals(VendorEvents.of(row.expected())));
    }

    private @Nullable KeptRegistration own(ListOutcome.Registration seen) {
        var row = rows.get(seen.id());
        return row != null && isOwn(row) ? row : null;
    }

    /** A partner's are listed to the partner alone: one that was made under another name of its credentials is its own. */
    private boolean isOwn(KeptRegistration row) {
        return row.party().equals(wish.party())
                || wish.party() instanceof Party.Partner && row.party() instanceof Party.Partner;
    }

    private boolean isFor(ListOutcome.Registration seen, Expected expected) {
        var row = own(seen);
        return row != null && row.expected() == expected;
    }

    private static boolean isOnlyOne(Expected expected) {
        return expected == Expected.CHECK_IN;
    }

    /** Another system's stays. */
    private boolean isCheckInTaken() {
        return listed.stream()
                .filter(seen -> !urls.contain(seen.url()) && !rows.containsKey(seen.id()))
                .anyMatch(seen -> seen.events().contains(VendorEvents.CHECKED_IN));
    }
}
