package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.AUTHORIZED;
import static io.qrpay.contracts.payment.FactName.CANCELLED;
import static io.qrpay.contracts.payment.FactName.CAPTURED;
import static io.qrpay.contracts.payment.FactName.REFUNDED;
import static io.qrpay.contracts.payment.FactName.TERMINATED;

import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import java.util.HashSet;
import java.util.function.ToLongFunction;

/**
 * What was approved, taken, given back and released, in minor units: the larger of the vendor's largest sum seen and the
 * sum of the distinct events. An event without idempotency key counts nothing, for it may be one that is counted already.
 */
record Sums(long authorized, long captured, long refunded, long cancelled) {

    static final Sums NONE = new Sums(0, 0, 0, 0);

    static Sums of(Facts facts, long asked) {
        var refunded = Math.max(largest(facts, Aggregate::refunded), sumOfKeyed(facts, REFUNDED));
        // Only what was taken goes back; a customer approves all or nothing, and nothing is taken before.
        var captured = Math.max(refunded, Math.max(largest(facts, Aggregate::captured), sumOfKeyed(facts, CAPTURED)));
        var authorized = captured > 0 || facts.has(AUTHORIZED) ? asked : 0;
        var cancelled = Math.max(eventAmount(facts, CANCELLED), facts.has(TERMINATED) ? asked : 0);
        return new Sums(
                Math.max(largest(facts, Aggregate::authorized), authorized),
                captured,
                refunded,
                Math.max(largest(facts, Aggregate::cancelled), cancelled));
    }

    /** Nothing is left to take. */
    boolean settled() {
        return authorized > 0 && captured + cancelled >= authorized;
    }

    private static long largest(Facts facts, ToLongFunction<Aggregate> sum) {
        var largest = 0L;
        for (var sameName : facts.all()) {
            for (var fact : sameName) {
                var aggregate = fact.aggregate();
                largest = aggregate == null ? largest : Math.max(largest, sum.applyAsLong(aggregate));
            }
        }
        return largest;
    }

    private static long sumOfKeyed(Facts facts, FactName name) {
        var counted = new HashSet<String>();
        var sum = 0L;
        for (var fact : facts.all(name)) {
            var key = fact.idempotencyKey();
            sum += key != null && fact.amount() != null && counted.add(key) ? amount(fact) : 0;
        }
        return sum;
    }

    private static long eventAmount(Facts facts, FactName name) {
        return facts.all(name).stream().mapToLong(Sums::amount).max().orElse(0);
    }

    private static long amount(Fact fact) {
        var amount = fact.amount();
        return amount == null ? 0 : amount.value();
    }
}
