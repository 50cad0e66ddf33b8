package io.qrpay.vipps.salesunit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A member that any entry of a store may have, the same in all that have it, or else the file, for all its stores. */
final class StoreSetting<T> {
    private final String member;
    private final String wanted;
    private final T usual;
    private final Function<String, Optional<T>> reading;
    private final List<String> errors;
    private final Map<String, T> ofStores = new HashMap<>();

    /**
     * One that nobody has set yet.
     *
     * @param wanted what a text that cannot be read should have been
     * @param usual where neither a store nor the file says it
     * @param errors where each wrong entry is told
     */
    StoreSetting(String member, String wanted, T usual, Function<String, Optional<T>> reading, List<String> errors) {
        this.member = member;
        this.wanted = wanted;
        this.usual = usual;
        this.reading = reading;
        this.errors = errors;
    }

    /** @param place of the entry */
    void add(String place, @Nullable String storeId, @Nullable String text) {
        var whose = storeId == null ? "" : " (storeId " + storeId + ")";
        var read = read(place + "." + member, text, whose);
        var other = read == null || storeId == null ? null : ofStores.putIfAbsent(storeId, read);
        if (other != null && !other.equals(read)) {
            errors.add(place + "." + member + ": another entry of the store has another one" + whose);
        }
    }

    private @Nullable T read(String place, @Nullable String text, String whose) {
        if (text == null) {
            return null;
        }
        var read = reading.apply(text);
        if (read.isEmpty()) {
            errors.add(place + " is not " + wanted + whose);
        }
        return read.orElse(null);
    }

    /** That of each store. */
    Map<String, T> all(Set<String> stores, @Nullable String ofFile) {
        var read = read(member, ofFile, "");
        var otherwise = read == null ? usual : read;
        return stores.stream()
                .collect(Collectors.toUnmodifiableMap(id -> id, id -> ofStores.getOrDefault(id, otherwise)));
    }
}
