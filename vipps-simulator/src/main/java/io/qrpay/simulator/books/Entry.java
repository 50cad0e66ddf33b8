package io.qrpay.simulator.books;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qrpay.simulator.payment.Aggregate;
import io.qrpay.simulator.payment.EventName;
import io.qrpay.simulator.payment.Payment;
import io.qrpay.simulator.payment.State;
import io.qrpay.simulator.payment.UserFlow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One payment in the books; all money in minor units.
 *
 * @param customer who was asked: number, personal QR, or the name that somebody checked in with; absent when nobody was named
 * @param receiptLines how many lines the customer sees in the app; 0 without a receipt, or where it does not add up
 * @param createKey the idempotency key of its create
 * @param effects how often something really happened
 * @param approvedAt absent while the customer has not approved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
        String msn,
        String reference,
        State state,
        UserFlow userFlow,
        @Nullable String customer,
        String currency,
        long amount,
        Aggregate aggregate,
        Effects effects,
        int receiptLines,
        String createKey,
        Instant createdAt,
        @Nullable Instant approvedAt) {

    static Entry of(Payment payment) {
        return new Entry(
                payment.msn(),
                payment.reference(),
                payment.state(),
                payment.userFlow(),
                payment.customer(),
                payment.amount().currency(),
                payment.amount().value(),
                payment.aggregate(),
                Effects.of(payment),
                payment.receiptLines(),
                payment.createKey(),
                Instant.ofEpochMilli(payment.createdAt()),
                payment.approvedAt() == 0 ? null : Instant.ofEpochMilli(payment.approvedAt()));
    }

    /** Counts of what was done, not of what was asked; a cancel before the approval counts as one too. */
    public record Effects(int create, int capture, int cancel, int refund) {
        static Effects of(Payment payment) {
            return new Effects(
                    payment.effects(EventName.CREATED),
                    payment.effects(EventName.CAPTURED),
                    payment.effects(EventName.CANCELLED) + payment.effects(EventName.TERMINATED),
                    payment.effects(EventName.REFUNDED));
        }
    }
}
