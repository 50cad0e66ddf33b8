package io.qrpay.initiator.fold;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The successful facts of one payment by name, the most believed first; the order in which they came is forgotten. */
final class Facts {
    /** Our answer before webhook before event log before GET; what is left is a tie-break by content. */
    private static final Comparator<Fact> MOST_BELIEVED = Comparator.comparing(Fact::source)
            .thenComparing(Fact::occurredAt)
            .thenComparing(Facts::shown)
            .thenComparing(Fact::toString);

    private final Map<FactName, List<Fact>> byName = new EnumMap<>(FactName.class);

    Facts(Collection<Fact> facts) {
        for (var fact : facts) {
            if (fact.success()) {
                byName.computeIfAbsent(fact.name(), name -> new ArrayList<>(4)).add(fact);
            }
        }
        byName.values().forEach(sameName -> sameName.sort(MOST_BELIEVED));
    }

    boolean has(FactName name) {
        return byName.containsKey(name);
    }

    List<Fact> all(FactName name) {
        return byName.getOrDefault(name, List.of());
    }

    Collection<List<Fact>> all() {
        return byName.values();
    }

    /** The member as the most believed of those says that know it. */
    <T> @Nullable T told(FactName name, Function<Fact, @Nullable T> member) {
        for (var fact : all(name)) {
            var value = member.apply(fact);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** What {@code toString} leaves out because it must not be logged. */
    private static String shown(Fact fact) {
        var qr = fact.qr();
        return qr == null ? "" : qr.imageUrl() + " " + qr.content();
    }
}
