package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.CANCEL_WANTED;
import static io.qrpay.contracts.payment.FactName.CAPTURE_WANTED;
import static io.qrpay.contracts.payment.FactName.REFUND_WANTED;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.Operation.Kind;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done with the money.
 *
 * @param id of the operation: the till's command id, or one of ours
 * @param amount null on a cancel, which releases the whole rest
 * @param requestedBy null when the wish is our own
 */
record Wish(
        String id,
        Kind kind,
        @Nullable Money amount,
        @Nullable String requestedBy) {
    private static final Comparator<Fact> FIRST_WISHED = Comparator.comparing(Fact::occurredAt)
            .thenComparing(Wish::idOf)
            .thenComparing(Fact::name)
            .thenComparing(Fact::toString);

    /** The full capture of capture mode AUTO. */
    static Wish auto(Money authorized) {
        return new Wish(Operation.AUTO, Kind.CAPTURE, authorized, null);
    }

    /** The end of a payment that was refused to the till. */
    static Wish endOfRefused() {
        return new Wish(Operation.REFUSED, Kind.CANCEL, null, null);
    }

    /** What tills wished, in the order of their wishes; one command id is one wish, the first that it stood for. */
    static List<Wish> ofTills(Facts facts) {
        var seen = new HashSet<String>();
        return Stream.of(CAPTURE_WANTED, CANCEL_WANTED, REFUND_WANTED)
                .map(facts::all)
                .flatMap(Collection::stream)
                .filter(fact -> fact.commandId() != null)
                .sorted(FIRST_WISHED)
                .filter(fact -> seen.add(idOf(fact)))
                .map(Wish::of)
                .toList();
    }

    /** Ours: it is over when there is nothing left to do, whoever did it. A till's wish is its own deed or none. */
    boolean isOurs() {
        return requestedBy == null && (id.equals(Operation.AUTO) || id.equals(Operation.REFUSED));
    }

    private static Wish of(Fact fact) {
        return new Wish(idOf(fact), kind(fact), fact.amount(), fact.requestedBy());
    }

    private static Kind kind(Fact fact) {
        return switch (fact.name()) {
            case CAPTURE_WANTED -> Kind.CAPTURE;
            case CANCEL_WANTED -> Kind.CANCEL;
            case REFUND_WANTED -> Kind.REFUND;
            default -> throw new IllegalArgumentException("no wish: " + fact.name());
        };
    }

    private static String idOf(Fact fact) {
        return Objects.requireNonNull(fact.commandId());
    }
}
