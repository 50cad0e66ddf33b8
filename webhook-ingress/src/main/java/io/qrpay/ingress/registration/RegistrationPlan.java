package io.qrpay.ingress.registration;

import static java.util.stream.Collectors.toMap;

import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.webhook.ListOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What brings a sales unit in line with what we hold. Others' registrations are never touched by it.
 *
 * @param deleteFirst the vendor's ids of registrations that are ours but useless: their secret is lost, or they stand in
 *     the way of a new one
 * @param register what is missing
 * @param deleteAfter the vendor's ids of ours that are replaced by what is registered
 * @param retire rows of what is not at the vendor any more
 * @param revive rows of what is there again
 */
record RegistrationPlan(
        List<String> deleteFirst,
        List<Expected> register,
        List<String> deleteAfter,
        List<UUID> retire,
        List<UUID> revive) {

    /**
     * Compares.
     *
     * @param msn the sales unit
     * @param listed what the vendor lists for it
     * @param kept our rows of it, and of whatever else is listed
     */
    static RegistrationPlan of(
            String msn, List<ListOutcome.Registration> listed, List<KeptRegistration> kept, OurUrls urls) {
        return new Comparison(msn, listed, kept, urls).plan();
    }

    /** Whether the vendor or the table is to be changed. */
    boolean changesAnything() {
        return !(deleteFirst.isEmpty()
                && register.isEmpty()
                && deleteAfter.isEmpty()
                && retire.isEmpty()
                && revive.isEmpty());
    }

    private record Comparison(
            String msn,
            List<ListOutcome.Registration> listed,
            List<KeptRegistration> kept,
            Map<String, KeptRegistration> rows,
            OurUrls urls) {

        Comparison(String msn, List<ListOutcome.Registration> listed, List<KeptRegistration> kept, OurUrls urls) {
            this(
                    msn,
                    listed,
                    kept,
                    kept.stream().collect(toMap(KeptRegistration::vendorId, Function.identity())),
                    urls);
        }

        RegistrationPlan plan() {
            var useless = ids(seen -> isOrphan(seen) || isOutdated(seen, Expected.CHECK_IN));
            var replaced = ids(seen -> isOutdated(seen, Expected.PAYMENT));
            var current = ids(this::isCurrent);
            return new RegistrationPlan(
                    useless,
                    Arrays.stream(Expected.values()).filter(this::isMissing).toList(),
                    replaced,
                    rows(row -> !row.retired() && !current.contains(row.vendorId())),
                    rows(row -> row.retired() && current.contains(row.vendorId())));
        }

        private List<String> ids(Predicate<ListOutcome.Registration> wanted) {
            return listed.stream()
                    .filter(wanted)
                    .map(ListOutcome.Registration::id)
                    .toList();
        }

        private List<UUID> rows(Predicate<KeptRegistration> wanted) {
            return kept.stream()
                    .filter(row -> row.msn().equals(msn))
                    .filter(wanted)
                    .map(KeptRegistration::id)
                    .toList();
        }

        /** Ours by its URL, but nobody knows its secret: whoever registered it died before it was written down. */
        private boolean isOrphan(ListOutcome.Registration seen) {
            return urls.contain(seen.url()) && !rows.containsKey(seen.id());
        }

        private boolean isOutdated(ListOutcome.Registration seen, Expected expected) {
            return isFor(seen, expected) && !isCurrent(seen);
        }

        /** One whose secret another key opens is left alone: a replica with a wrong key shall not undo the others' work. */
        private boolean isCurrent(ListOutcome.Registration seen) {
            var row = own(seen);
            return row != null
                    && (row.secret() == null
                            || urls.contain(seen.url()) && seen.events().equals(VendorEvents.of(row.expected())));
        }

        private @Nullable KeptRegistration own(ListOutcome.Registration seen) {
            var row = rows.get(seen.id());
            return row != null && row.msn().equals(msn) ? row : null;
        }

        private boolean isFor(ListOutcome.Registration seen, Expected expected) {
            var row = own(seen);
            return row != null && row.expected() == expected;
        }

        private boolean isMissing(Expected expected) {
            return listed.stream().noneMatch(seen -> isCurrent(seen) && isFor(seen, expected))
                    && !(expected == Expected.CHECK_IN && isCheckInTaken());
        }

        /** A sales unit has one check-in registration: another system's stays. */
        private boolean isCheckInTaken() {
            return listed.stream()
                    .filter(seen -> !urls.contain(seen.url()) && !rows.containsKey(seen.id()))
                    .anyMatch(seen -> seen.events().contains(VendorEvents.CHECKED_IN));
        }
    }
}
