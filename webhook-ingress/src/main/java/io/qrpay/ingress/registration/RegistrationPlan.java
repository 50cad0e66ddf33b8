package io.qrpay.ingress.registration;

import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.webhook.ListOutcome;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What brings a party's registrations in line with what is wished. Others' registrations are never touched by it.
 *
 * @param deleteFirst of ours at the vendor: useless, or in the way of a new one
 * @param register what is missing
 * @param forget rows whose secret is not to be believed any more
 * @param deleteAfter of ours at the vendor: replaced
 * @param retire rows of what is not at the vendor any more; late deliveries are still believed
 * @param revive rows of what is there again
 * @param checkInTaken another system has the party's one check-in registration
 */
record RegistrationPlan(
        List<Removal> deleteFirst,
        List<Expected> register,
        List<UUID> forget,
        List<Removal> deleteAfter,
        List<KeptRegistration> retire,
        List<KeptRegistration> revive,
        boolean checkInTaken) {

    /**
     * Compares.
     *
     * @param wish what is wanted
     * @param listed what the vendor lists for the party
     * @param kept our rows of the party, and of whatever else is listed
     */
    static RegistrationPlan of(
            Wish wish,
            List<ListOutcome.Registration> listed,
            List<KeptRegistration> kept,
            OurUrls urls,
            RotationTerms terms,
            Substitutes substitutes) {
        return new RegistrationComparison(wish, listed, kept, urls, terms, substitutes).plan();
    }

    /** Whether we delete it ourselves. */
    boolean deletes(String vendorId) {
        return Stream.concat(deleteFirst.stream(), deleteAfter.stream())
                .anyMatch(removal -> removal.vendorId().equals(vendorId));
    }

    /** Whether the vendor or the table is to be changed. */
    boolean changesAnything() {
        return !(deleteFirst.isEmpty()
                && register.isEmpty()
                && forget.isEmpty()
                && deleteAfter.isEmpty()
                && retire.isEmpty()
                && revive.isEmpty());
    }
}
