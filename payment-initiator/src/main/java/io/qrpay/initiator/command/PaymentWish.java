package io.qrpay.initiator.command;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.command.PaymentCommand;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.initiator.event.FactPublisher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Makes of a command the fact that it is wanted; the fold and the capture-worker do the rest. */
@ApplicationScoped
public class PaymentWish {
    private final CommandedPayment payments;
    private final FactPublisher facts;

    PaymentWish(CommandedPayment payments, FactPublisher facts) {
        this.payments = payments;
        this.facts = facts;
    }

    /**
     * Done when the broker has the wish; empty, and nothing is published, when the store has no such payment.
     *
     * @param appearWithin how long to look for a payment that is not known yet
     */
    public Uni<Optional<PaymentKey>> publish(PaymentCommand command, Duration appearWithin) {
        return payments.of(command, appearWithin)
                .call(found -> found.map(payment -> facts.publish(wanted(payment, command)))
                        .orElseGet(Uni.createFrom()::voidItem));
    }

    private static Fact wanted(PaymentKey payment, PaymentCommand command) {
        return Fact.of(payment, name(command), FactSource.TILL, command.requestedAt())
                .commandId(command.commandId())
                .requestedBy(command.requestedBy())
                .amount(command.amount())
                .build();
    }

    private static FactName name(PaymentCommand command) {
        return switch (command.kind()) {
            case CAPTURE -> FactName.CAPTURE_WANTED;
            case CANCEL -> FactName.CANCEL_WANTED;
            case REFUND -> FactName.REFUND_WANTED;
        };
    }
}
