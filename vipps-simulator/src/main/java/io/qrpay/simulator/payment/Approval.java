package io.qrpay.simulator.payment;

import io.qrpay.simulator.behaviour.CurrentBehaviour;
import io.qrpay.simulator.deed.Deed;
import io.qrpay.simulator.deed.Deeds;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What a customer does in the app. */
@ApplicationScoped
public class Approval {

    /** Amounts that fail in the vendor's test environment: no funds, refused, fraud, limit, card, 3DS. */
    private static final Set<Long> MAGIC = Set.of(151L, 182L, 183L, 184L, 186L, 187L, 197L, 201L, 202L);

    private final Vertx vertx;
    private final Payments payments;
    private final Reservations reservations;
    private final Periods periods;
    private final CurrentBehaviour behaviour;
    private final Deeds deeds;

    Approval(
            Vertx vertx,
            Payments payments,
            Reservations reservations,
            Periods periods,
            CurrentBehaviour behaviour,
            Deeds deeds) {
        this.vertx = vertx;
        this.payments = payments;
        this.reservations = reservations;
        this.periods = periods;
        this.behaviour = behaviour;
        this.deeds = deeds;
    }

    /** Approves the payment if it waits for that; tells the state it found. */
    public State approve(Payment payment, Deed.Who who) {
        return decide(payment, () -> {
            reserve(payment);
            deeds.add(payment.deed(payment.isRefused() ? Deed.Kind.CARD_REFUSED : Deed.Kind.APPROVED, who));
        });
    }

    /** Approves the payment if it waits for that, after so many milliseconds of processing; tells the state it found. */
    public State approve(Payment payment, long processingMillis, Deed.Who who) {
        if (processingMillis == 0) {
            return approve(payment, who);
        }
        return decide(payment, () -> {
            payment.beginToApprove();
            vertx.setTimer(processingMillis, timer -> approve(payment, who));
        });
    }

    /** Declines the payment if it waits for a decision; tells the state it found. */
    public State decline(Payment payment, Deed.Who who) {
        return decide(payment, () -> {
            payment.abort(System.currentTimeMillis());
            deeds.add(payment.deed(Deed.Kind.DECLINED, who));
        });
    }

    private State decide(Payment payment, Runnable decision) {
        return payments.inTurn(payment, it -> {
            var found = it.state();
            if (found == State.CREATED) {
                decision.run();
            }
            return found;
        });
    }

    /** A card that fails leaves the payment waiting, and a failed AUTHORIZED in its log. */
    private void reserve(Payment payment) {
        var now = System.currentTimeMillis();
        var value = payment.amount().value();
        if (behaviour.now().magicAmounts() && MAGIC.contains(value)) {
            payment.fail(EventName.AUTHORIZED, value, now, payment.createKey());
        } else {
            payment.approve(now, now + periods.capture(payment));
            reservations.watch(payment);
        }
    }
}
