package io.qrpay.initiator.day;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Money that moved on the day.
 *
 * @param totals of the store, one per currency
 * @param tills one per till and currency
 */
@RegisterForReflection
public record Moved(List<Moves> totals, List<Moves> tills) {

    static Moved of(List<Moves> tills) {
        return new Moved(Moves.ofStore(tills), List.copyOf(tills));
    }
}
