package io.qrpay.ingress.registration;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.qrpay.ingress.event.Scope;
import io.qrpay.vipps.salesunit.Party;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.qrpay.vipps.webhook.SignedUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * The registrations as the database had them at one time.
 *
 * @param readAt when
 * @param byRow every row, by its id
 * @param byUrlId what deliveries are checked with
 * @param partners those that the vendor lists registrations of
 * @param liveSince when the oldest was made that the vendor lists and whose deliveries can be checked
 */
record RegistrationSnapshot(
        Instant readAt,
        Map<UUID, KeptRegistration> byRow,
        Map<String, Registration> byUrlId,
        Set<Party> partners,
        Map<Purpose, Instant> liveSince) {

    /** Before the first reading. */
    static final RegistrationSnapshot EMPTY =
            new RegistrationSnapshot(Instant.MIN, Map.of(), Map.of(), Set.of(), Map.of());

    static RegistrationSnapshot of(List<KeptRegistration> rows, Instant readAt, SalesUnits salesUnits) {
        return new RegistrationSnapshot(
                readAt,
                rows.stream().collect(toUnmodifiableMap(KeptRegistration::id, Function.identity())),
                rows.stream()
                        .filter(row -> row.secret() != null)
                        .collect(groupingBy(
                                KeptRegistration::urlId,
                                collectingAndThen(toList(), same -> together(same, salesUnits)))),
                rows.stream()
                        .filter(row -> !row.retired())
                        .map(KeptRegistration::party)
                        .filter(Party.Partner.class::isInstance)
                        .collect(toUnmodifiableSet()),
                rows.stream()
                        .filter(KeptRegistration::isLive)
                        .collect(toUnmodifiableMap(
                                KeptRegistration::purpose,
                                KeptRegistration::madeAt,
                                BinaryOperator.minBy(Instant::compareTo))));
    }

    private static Registration together(List<KeptRegistration> rows, SalesUnits salesUnits) {
        var one = rows.getFirst();
        var secrets = rows.stream()
                .map(KeptRegistration::secret)
                .filter(Objects::nonNull)
                .toList();
        return new Registration(scope(one.party(), salesUnits), one.expected(), SignedUrl.of(one.url()), secrets);
    }

    /** A partner's sales units are looked up when a delivery comes: they may change at any time. */
    private static Scope scope(Party party, SalesUnits salesUnits) {
        return switch (party) {
            case Party.SalesUnit unit -> new Scope.SalesUnit(unit.msn());
            case Party.Partner partner ->
                new Scope.Partner(partner.credentials(), msn -> Wishes.isOf(partner.credentials(), msn, salesUnits));
        };
    }

    boolean isRead() {
        return readAt.isAfter(Instant.MIN);
    }

    boolean isOlderThan(Duration age) {
        return !isRead() || readAt.isBefore(Instant.now().minus(age));
    }

    /** Since when the purpose is served without a gap; empty when it is not. */
    Optional<Instant> liveSince(Purpose purpose) {
        return Optional.ofNullable(liveSince.get(purpose));
    }

    /** Whether there are rows of the party that the vendor lists, as far as we know. */
    boolean holdsAnyOf(Party.Partner partner) {
        return partners.contains(partner);
    }

    /** How many rows none of our keys opens. */
    long unreadable() {
        return byRow.values().stream().filter(row -> row.secret() == null).count();
    }
}
