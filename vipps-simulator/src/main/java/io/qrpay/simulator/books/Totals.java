package io.qrpay.simulator.books;

import io.qrpay.simulator.payment.State;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Adds up entries, money by currency. */
final class Totals {

    private final Map<State, Integer> states = new EnumMap<>(State.class);
    private final Map<String, Money> money = new TreeMap<>();
    private int payments;

    void add(Entry entry) {
        payments++;
        states.merge(entry.state(), 1, Integer::sum);
        money.merge(entry.currency(), Money.of(entry), Money::plus);
    }

    Shown show() {
        return new Shown(payments, states, money);
    }

    /**
     * The sums at one moment.
     *
     * @param money by currency, in minor units
     */
    public record Shown(int payments, Map<State, Integer> states, Map<String, Money> money) {}

    /** Sums of one currency. */
    public record Money(long amount, long authorized, long cancelled, long captured, long refunded) {

        static Money of(Entry entry) {
            var aggregate = entry.aggregate();
            return new Money(
                    entry.amount(),
                    aggregate.authorized(),
                    aggregate.cancelled(),
                    aggregate.captured(),
                    aggregate.refunded());
        }

        Money plus(Money other) {
            return new Money(
                    amount + other.amount,
                    authorized + other.authorized,
                    cancelled + other.cancelled,
                    captured + other.captured,
                    refunded + other.refunded);
        }
    }
}
