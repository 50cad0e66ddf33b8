package io.qrpay.vipps.salesunit;

import io.qrpay.vipps.salesunit.SalesUnitsFile.Keys;
import io.qrpay.vipps.salesunit.SalesUnitsFile.Store;
import io.qrpay.vipps.salesunit.SalesUnitsFile.Unit;
import io.qrpay.vipps.salesunit.SalesUnitsFile.Webhooks;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a file's entries, all of them, and makes the snapshot when there is no error. */
final class SalesUnitsCheck {
    private static final Pattern MSN = Pattern.compile("[0-9]{4,10}");
    private static final Pattern STORE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    /** What may stand in a header. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,1000}");

    private static final ZoneId USUAL_TIME_ZONE = ZoneId.of("Europe/Oslo");
    /** Those of the countries where the vendor is, and English. */
    private static final List<String> LANGUAGES = List.of("nb", "da", "fi", "sv", "en");

    private static final Locale USUAL_LANGUAGE = Locale.forLanguageTag("nb");
    private static final String PARTNER = "PARTNER";
    private static final Pattern REGISTERED_FOR = Pattern.compile("SALES_UNIT|" + PARTNER);

    private final SalesUnitsFile file;
    private final List<String> errors = new ArrayList<>();
    private final Map<String, Credentials> credentialsByName = new HashMap<>();
    private final Map<String, Credentials> credentialsByMsn = new HashMap<>();
    private final Map<String, WebhookWish> webhooksByName = new HashMap<>();
    private final Map<String, NavigableMap<Instant, String>> stores = new HashMap<>();
    private final StoreSetting<ZoneId> timeZones = new StoreSetting<>(
            "timeZone",
            "the IANA name of a time zone, e.g. Europe/Oslo",
            USUAL_TIME_ZONE,
            SalesUnitsCheck::timeZone,
            errors);
    private final StoreSetting<Locale> languages = new StoreSetting<>(
            "language", "one of " + String.join(", ", LANGUAGES), USUAL_LANGUAGE, SalesUnitsCheck::language, errors);

    SalesUnitsCheck(SalesUnitsFile file) {
        this.file = file;
    }

    Snapshot snapshot() {
        each("credentials", file.credentials(), this::addCredentials);
        each("salesUnits", file.salesUnits(), this::addSalesUnit);
        each("stores", file.stores(), this::addStore);
        var zones = timeZones.all(stores.keySet(), file.timeZone());
        var spoken = languages.all(stores.keySet(), file.language());
        if (!errors.isEmpty()) {
            throw new InvalidSalesUnits(errors);
        }
        return new Snapshot(
                Map.copyOf(stores),
                zones,
                spoken,
                Map.copyOf(credentialsByMsn),
                Map.copyOf(credentialsByName),
                Map.copyOf(webhooksByName));
    }

    private <T> void each(String member, @Nullable List<@Nullable T> entries, BiConsumer<String, T> add) {
        if (entries == null) {
            errors.add(member + " is missing");
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var place = member + "[" + i + "]";
            if (entry == null) {
                errors.add(place + " is null");
            } else {
                add.accept(place, entry);
            }
        }
    }

    private void addCredentials(String place, Keys keys) {
        var name = matching(NAME, place + ".name", keys.name());
        var baseUrl = baseUrl(place + ".baseUrl", keys.baseUrl());
        var clientId = matching(KEY, place + ".clientId", keys.clientId());
        var clientSecret = matching(KEY, place + ".clientSecret", keys.clientSecret());
        var subscriptionKey = matching(KEY, place + ".subscriptionKey", keys.subscriptionKey());
        if (name == null || baseUrl == null || clientId == null || clientSecret == null || subscriptionKey == null) {
            return;
        }
        var credentials = new Credentials(name, baseUrl, clientId, clientSecret, subscriptionKey);
        if (credentialsByName.putIfAbsent(name, credentials) != null) {
            errors.add(place + ": there are other credentials named " + name);
        } else {
            addWebhooks(place + ".webhooks", credentials, keys.webhooks());
        }
    }

    private void addWebhooks(String place, Credentials credentials, @Nullable Webhooks webhooks) {
        var wish = webhooks == null ? WebhookWish.USUAL : wish(place, webhooks);
        if (wish.byPartner() && isTaken(credentials)) {
            errors.add(place + ": other credentials register for the same partner");
        }
        webhooksByName.put(credentials.name(), wish);
    }

    private WebhookWish wish(String place, Webhooks webhooks) {
        var registeredFor = webhooks.registeredFor() == null
                ? null
                : matching(REGISTERED_FOR, place + ".registeredFor", webhooks.registeredFor());
        return new WebhookWish(PARTNER.equals(registeredFor), webhooks.renewedAfter());
    }

    /** The vendor keeps a partner's registrations by client: two that look after the same would undo each other's. */
    private boolean isTaken(Credentials credentials) {
        return webhooksByName.entrySet().stream()
                .filter(other -> other.getValue().byPartner())
                .map(other -> Objects.requireNonNull(credentialsByName.get(other.getKey())))
                .anyMatch(other -> other.clientId().equals(credentials.clientId())
                        && other.baseUrl().equals(credentials.baseUrl()));
    }

    private void addSalesUnit(String place, Unit unit) {
        var msn = matching(MSN, place + ".msn", unit.msn());
        var name = unit.credentials();
        var credentials = name == null ? null : credentialsByName.get(name);
        if (credentials == null) {
            errors.add(place + ".credentials is not the name of valid credentials" + of("msn", msn));
        } else if (msn != null && credentialsByMsn.putIfAbsent(msn, credentials) != null) {
            errors.add(place + ": there is another sales unit" + of("msn", msn));
        }
    }

    private void addStore(String place, Store store) {
        var storeId = matching(STORE_ID, place + ".storeId", store.storeId());
        timeZones.add(place, storeId, store.timeZone());
        languages.add(place, storeId, store.language());
        var msn = store.msn();
        if (msn == null || !credentialsByMsn.containsKey(msn)) {
            errors.add(place + ".msn is not that of a valid sales unit" + of("storeId", storeId));
        } else if (store.validFrom() == null) {
            errors.add(place + ".validFrom is missing" + of("storeId", storeId));
        } else if (storeId != null && !isNew(storeId, store.validFrom(), msn)) {
            errors.add(place + ": the store has another entry of the same validFrom" + of("storeId", storeId));
        }
    }

    /** Names only: an offset would be wrong for half of the year. */
    private static Optional<ZoneId> timeZone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    private static Optional<Locale> language(String tag) {
        return LANGUAGES.contains(tag) ? Optional.of(Locale.forLanguageTag(tag)) : Optional.empty();
    }

    private boolean isNew(String storeId, Instant validFrom, String msn) {
        return stores.computeIfAbsent(storeId, id -> new TreeMap<>()).putIfAbsent(validFrom, msn) == null;
    }

    private @Nullable String matching(Pattern pattern, String place, @Nullable String value) {
        if (value != null && pattern.matcher(value).matches()) {
            return value;
        }
        errors.add(place + (value == null ? " is missing" : " is not " + pattern.pattern()));
        return null;
    }

    /** Without the slash at the end. */
    private @Nullable URI baseUrl(String place, @Nullable String text) {
        var url = text == null ? null : uri(text);
        if (url == null || url.getHost() == null || !isHttp(url) || url.getRawQuery() != null) {
            errors.add(place + " is not an http(s) URL without query");
            return null;
        }
        return url;
    }

    private static boolean isHttp(URI url) {
        return "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String of(String member, @Nullable String value) {
        return value == null ? "" : " (" + member + " " + value + ")";
    }
}
