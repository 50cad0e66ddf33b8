package io.qrpay.simulator.payment;

import io.qrpay.simulator.behaviour.CurrentBehaviour;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What a customer does in the app. */
@ApplicationScoped
public class Approval {

    /** Amounts that fail in the vendor's test environment: no funds, refused, fraud, limit, card, 3DS. */
    private static final Set<Long> MAGIC = Set.of(151L, 182L, 183L, 184L, 186L, 187L, 197L, 201L, 202L);

    private final Payments payments;
    private final CurrentBehaviour behaviour;

    Approval(Payments payments, CurrentBehaviour behaviour) {
        this.payments = payments;
        this.behaviour = behaviour;
    }

    /** Approves the payment if it waits for that; tells the state it found. */
    public State approve(Payment payment) {
        return decide(payment, () -> reserve(payment));
    }

    /** Declines the payment if it waits for a decision; tells the state it found. */
    public State decline(Payment payment) {
        return decide(payment, () -> payment.abort(System.currentTimeMillis()));
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
            payment.approve(now);
        }
    }
}
