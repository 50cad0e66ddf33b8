package io.qrpay.initiator.fold;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.PaymentStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the stored facts of one payment.
 *
 * @param status stamped with the offset and time of the fact that last changed it
 * @param attention what the clock has to do
 * @param reservation what is left to take; null when nothing is
 * @param movements of its money
 * @param facts how many there are: of two projections of a payment the one with more is the newer
 */
record Projection(
        PaymentStatus status, Attention attention, @Nullable Reservation reservation, Movements movements, int facts) {

    /**
     * The version is found from the stored facts alone, so neither batch borders nor repeats move it.
     *
     * @param stored by growing offset
     * @return null for a payment that nobody asked us for
     */
    static @Nullable Projection of(PaymentKey payment, List<StoredFact> stored) {
        var facts = stored.stream().map(StoredFact::fact).toList();
        var fold = Fold.begin(payment, facts);
        if (fold == null) {
            return null;
        }
        var status = fold.status();
        var last = stored.get(lastChange(payment, facts, status));
        return new Projection(
                status.at(last.offset(), last.fact().occurredAt()),
                fold.attention(),
                fold.reservation(),
                fold.movements(),
                facts.size());
    }

    private static int lastChange(PaymentKey payment, List<Fact> facts, PaymentStatus status) {
        var last = facts.size() - 1;
        while (last > 0 && status.equals(Fold.of(payment, facts.subList(0, last)))) {
            last--;
        }
        return last;
    }
}
