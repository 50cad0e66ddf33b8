package io.qrpay.ingress.registration;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.webhook.SignedUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The registrations as the database had them at one time.
 *
 * @param readAt when
 * @param byRow every row, by its id
 * @param byUrlId what deliveries are checked with
 */
record RegistrationSnapshot(Instant readAt, Map<UUID, KeptRegistration> byRow, Map<String, Registration> byUrlId) {

    /** Before the first reading. */
    static final RegistrationSnapshot EMPTY = new RegistrationSnapshot(Instant.MIN, Map.of(), Map.of());

    static RegistrationSnapshot of(List<KeptRegistration> rows, Instant readAt) {
        return new RegistrationSnapshot(
                readAt,
                rows.stream().collect(toUnmodifiableMap(KeptRegistration::id, Function.identity())),
                rows.stream()
                        .filter(row -> row.secret() != null)
                        .collect(groupingBy(
                                KeptRegistration::urlId,
                                Collectors.collectingAndThen(Collectors.toList(), RegistrationSnapshot::together))));
    }

    private static Registration together(List<KeptRegistration> rows) {
        var one = rows.getFirst();
        var secrets = rows.stream()
                .map(KeptRegistration::secret)
                .filter(Objects::nonNull)
                .toList();
        return new Registration(one.msn(), one.expected(), SignedUrl.of(one.url()), secrets);
    }

    boolean isRead() {
        return readAt.isAfter(Instant.MIN);
    }

    boolean isOlderThan(Duration age) {
        return !isRead() || readAt.isBefore(Instant.now().minus(age));
    }

    /** How many of the registrations that these sales units need are there. */
    long present(Set<String> msns) {
        return byRow.values().stream()
                .filter(row -> !row.retired() && row.secret() != null && msns.contains(row.msn()))
                .map(row -> new Purpose(row.msn(), row.expected()))
                .distinct()
                .count();
    }

    /** How many rows our key does not open. */
    long unreadable() {
        return byRow.values().stream().filter(row -> row.secret() == null).count();
    }

    private record Purpose(String msn, Expected expected) {}
}
