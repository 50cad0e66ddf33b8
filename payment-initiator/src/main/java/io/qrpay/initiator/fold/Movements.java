package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.CAPTURED;
import static io.qrpay.contracts.payment.FactName.REFUNDED;

import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When the money of one payment moved; all of it, so the movements add up to the captured and refunded amount of the status.
 *
 * @param all the earliest first
 */
public record Movements(List<Movement> all) {
    /** Within this time of being asked for most money has moved; what moves outside is {@link #lateAt}. */
    public static final Duration USUAL = Duration.ofHours(1);

    private static final Comparator<Movement> EARLIEST =
            Comparator.comparing(Movement::at).thenComparing(Movement::amount);

    static Movements of(Facts facts, Sums sums) {
        var captured = of(facts, CAPTURED, sums.captured(), Aggregate::captured);
        var refunded = of(facts, REFUNDED, sums.refunded(), Aggregate::refunded)
                .map(given -> new Movement(given.at(), -given.amount()));
        return new Movements(Stream.concat(captured, refunded).sorted(EARLIEST).toList());
    }

    /** When money moved last; null when nothing moved, or all within the usual time. */
    @Nullable Instant lateAt(Instant requestedAt) {
        var usual = all.stream()
                .map(Movement::at)
                .allMatch(at -> !at.isBefore(requestedAt) && at.isBefore(requestedAt.plus(USUAL)));
        return usual ? null : all.getLast().at();
    }

    /** As it is stored; null when nothing moved. */
    @Nullable String json() {
        return all.isEmpty()
                ? null
                : all.stream()
                        .map(move -> "{\"at\":\"" + move.at() + "\",\"amount\":" + move.amount() + "}")
                        .collect(Collectors.joining(",", "[", "]"));
    }

    private static Stream<Movement> of(Facts facts, FactName name, long total, ToLongFunction<Aggregate> sum) {
        if (total == 0) {
            return Stream.empty();
        }
        var keyed =
                keyed(facts.all(name)).values().stream().map(Movements::move).toList();
        var rest = total - keyed.stream().mapToLong(Movement::amount).sum();
        return rest == 0
                ? keyed.stream()
                : Stream.concat(keyed.stream(), Stream.of(new Movement(restAt(facts, name, total, sum), rest)));
    }

    private static Map<String, List<Fact>> keyed(List<Fact> sameName) {
        var keyed = sameName.stream()
                .filter(fact -> fact.idempotencyKey() != null)
                .collect(Collectors.groupingBy(
                        fact -> Objects.requireNonNull(fact.idempotencyKey()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        keyed.values().removeIf(told -> told.stream().allMatch(fact -> fact.amount() == null));
        return keyed;
    }

    /** @param told facts of one happening, the most believed first */
    private static Movement move(List<Fact> told) {
        var amount = told.stream()
                .map(Fact::amount)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        var byVendor = told.stream().filter(Movements::hasVendorsTime).toList();
        return new Movement(earliest(byVendor.isEmpty() ? told : byVendor), amount.value());
    }

    /** An answer has no time of its own. */
    private static boolean hasVendorsTime(Fact fact) {
        return fact.source() == FactSource.WEBHOOK || fact.source() == FactSource.EVENT_LOG;
    }

    /** Money that the vendor counts and that no key explains: its event without a key, else when the sum was first told. */
    private static Instant restAt(Facts facts, FactName name, long total, ToLongFunction<Aggregate> sum) {
        var withoutKey = facts.all(name).stream()
                .filter(fact -> fact.idempotencyKey() == null)
                .map(Fact::occurredAt)
                .max(Instant::compareTo);
        return withoutKey.orElseGet(() -> firstToldAt(facts, total, sum));
    }

    private static Instant firstToldAt(Facts facts, long total, ToLongFunction<Aggregate> sum) {
        var all = facts.all().stream().flatMap(Collection::stream).toList();
        var telling = all.stream().filter(fact -> tells(fact, total, sum)).toList();
        return earliest(telling.isEmpty() ? all : telling);
    }

    private static boolean tells(Fact fact, long total, ToLongFunction<Aggregate> sum) {
        var aggregate = fact.aggregate();
        return aggregate != null && sum.applyAsLong(aggregate) >= total;
    }

    private static Instant earliest(Collection<Fact> facts) {
        return facts.stream().map(Fact::occurredAt).min(Instant::compareTo).orElseThrow();
    }
}
