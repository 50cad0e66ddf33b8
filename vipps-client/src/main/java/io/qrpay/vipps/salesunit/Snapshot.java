package io.qrpay.vipps.salesunit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * The sales units at one reading of the file; never changes.
 *
 * @param stores by store, its sales units by the time from which they are valid
 * @param timeZones by store
 * @param languages by store
 * @param credentials by merchant serial number
 * @param sets credentials by their name
 * @param webhooks how their webhooks are to be registered, by their name
 */
record Snapshot(
        Map<String, NavigableMap<Instant, String>> stores,
        Map<String, ZoneId> timeZones,
        Map<String, Locale> languages,
        Map<String, Credentials> credentials,
        Map<String, Credentials> sets,
        Map<String, WebhookWish> webhooks) {

    Optional<String> msnOf(String storeId, Instant at) {
        return Optional.ofNullable(stores.get(storeId))
                .map(history -> history.floorEntry(at))
                .map(Map.Entry::getValue);
    }

    Optional<ZoneId> timeZoneOf(String storeId) {
        return Optional.ofNullable(timeZones.get(storeId));
    }

    Optional<Locale> languageOf(String storeId) {
        return Optional.ofNullable(languages.get(storeId));
    }

    Optional<Credentials> credentialsOf(String msn) {
        return Optional.ofNullable(credentials.get(msn));
    }

    Optional<Credentials> credentialsOf(Party party) {
        return switch (party) {
            case Party.SalesUnit unit -> credentialsOf(unit.msn());
            case Party.Partner partner -> Optional.ofNullable(sets.get(partner.credentials()));
        };
    }
}
