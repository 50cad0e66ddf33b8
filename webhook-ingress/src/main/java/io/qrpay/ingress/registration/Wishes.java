package io.qrpay.ingress.registration;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.salesunit.CredentialSets;
import io.qrpay.vipps.salesunit.Credentials;
import io.qrpay.vipps.salesunit.Party;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.qrpay.vipps.salesunit.WebhookWish;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is wanted, as the configuration of the sales units says at the moment. */
@ApplicationScoped
class Wishes {
    private final SalesUnits salesUnits;
    private final CredentialSets credentialSets;
    private final Registrations registrations;

    Wishes(SalesUnits salesUnits, CredentialSets credentialSets, Registrations registrations) {
        this.salesUnits = salesUnits;
        this.credentialSets = credentialSets;
        this.registrations = registrations;
    }

    /** One for every sales unit, and for every partner that registers or once did. */
    List<Wish> all() {
        var unitsByCredentials = unitsByCredentials();
        return credentialSets.webhookWishes().entrySet().stream()
                .flatMap(set ->
                        wishes(set.getKey(), set.getValue(), unitsByCredentials.getOrDefault(set.getKey(), List.of())))
                .toList();
    }

    private Map<String, List<String>> unitsByCredentials() {
        return salesUnits.msns().stream()
                .collect(groupingBy(this::credentialsOf, mapping(Function.identity(), toList())));
    }

    private String credentialsOf(String msn) {
        return salesUnits.credentialsOf(msn).map(Credentials::name).orElse("");
    }

    private Stream<Wish> wishes(String credentials, WebhookWish webhooks, List<String> msns) {
        var ofUnits = msns.stream()
                .map(msn -> new Wish(new Party.SalesUnit(msn), !webhooks.byPartner(), webhooks.renewedAfter()));
        var partner = new Party.Partner(credentials);
        var byPartner = webhooks.byPartner() && !msns.isEmpty();
        return byPartner || registrations.snapshot().holdsAnyOf(partner)
                ? Stream.concat(ofUnits, Stream.of(new Wish(partner, byPartner, webhooks.renewedAfter())))
                : ofUnits;
    }

    /** All that is wanted, one by one. */
    Stream<Purpose> purposes() {
        return all().stream().flatMap(Wish::purposes);
    }

    /** Since when others serve in the place of a party that is not to have any; empty when they do not yet. */
    Optional<Instant> servedByOthersSince(Party party, Expected expected) {
        return switch (party) {
            case Party.SalesUnit unit ->
                registrations.snapshot().liveSince(new Purpose(new Party.Partner(credentialsOf(unit.msn())), expected));
            case Party.Partner partner -> servedByUnitsSince(partner);
        };
    }

    /** When the last of them began; each has one for payments, while its check-in may be another system's. */
    private Optional<Instant> servedByUnitsSince(Party.Partner partner) {
        var since = unitsByCredentials().getOrDefault(partner.credentials(), List.of()).stream()
                .map(msn -> new Purpose(new Party.SalesUnit(msn), Expected.PAYMENT))
                .map(registrations.snapshot()::liveSince)
                .toList();
        return since.stream().allMatch(Optional::isPresent)
                ? Optional.of(since.stream()
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH))
                : Optional.empty();
    }

    /** Whether a sales unit is of these credentials. */
    static boolean isOf(String credentials, String msn, SalesUnits salesUnits) {
        return salesUnits
                .credentialsOf(msn)
                .map(Credentials::name)
                .filter(credentials::equals)
                .isPresent();
    }
}
