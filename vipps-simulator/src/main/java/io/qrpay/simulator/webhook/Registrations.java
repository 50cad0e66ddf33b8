package io.qrpay.simulator.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The registrations of all owners. */
@ApplicationScoped
class Registrations {

    private static final int SECRET_BYTES = 64;

    private final SecureRandom random = new SecureRandom();
    private final Map<Registration.Owner, List<Registration>> byOwner = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    void add(Registration registration) {
        byOwner.merge(
                registration.owner(),
                List.of(registration),
                (known, one) -> Stream.concat(known.stream(), one.stream()).toList());
        count.incrementAndGet();
    }

    Optional<Registration> remove(Registration.Owner owner, String id) {
        var found = of(owner).stream()
                .filter(registration -> registration.id().equals(id))
                .findFirst();
        found.ifPresent(this::remove);
        return found;
    }

    void remove(Registration registration) {
        byOwner.computeIfPresent(registration.owner(), (owner, known) -> without(known, registration));
    }

    private List<Registration> without(List<Registration> known, Registration registration) {
        var rest = known.stream()
                .filter(other -> !other.id().equals(registration.id()))
                .toList();
        count.addAndGet(rest.size() - known.size());
        return rest;
    }

    List<Registration> of(Registration.Owner owner) {
        return byOwner.getOrDefault(owner, List.of());
    }

    /** Everyone who wants to hear of it: the sales unit's own registrations and those of the client. */
    List<Registration> interestedIn(Notice notice) {
        var ofUnit = of(new Registration.Owner(true, notice.msn()));
        var ofClient = of(new Registration.Owner(false, notice.clientId()));
        return Stream.concat(ofUnit.stream(), ofClient.stream())
                .filter(registration -> registration.wants(notice.eventType()))
                .toList();
    }

    /** The one that a check-in goes to: a sales unit's own wins over a partner's. */
    Optional<Registration> forCheckIn(String msn) {
        return of(new Registration.Owner(true, msn)).stream()
                .filter(registration -> registration.wants(EventTypes.CHECKED_IN))
                .findFirst()
                .or(this::anyPartnersForCheckIn);
    }

    private Optional<Registration> anyPartnersForCheckIn() {
        return all().filter(registration -> !registration.owner().isSalesUnit())
                .filter(registration -> registration.wants(EventTypes.CHECKED_IN))
                .findFirst();
    }

    Stream<Registration> all() {
        return byOwner.values().stream().flatMap(List::stream);
    }

    boolean contains(Registration registration) {
        return of(registration.owner()).contains(registration);
    }

    int count() {
        return count.get();
    }

    void clear() {
        byOwner.clear();
        count.set(0);
    }

    String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
