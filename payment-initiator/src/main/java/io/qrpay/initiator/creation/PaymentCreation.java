package io.qrpay.initiator.creation;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.initiator.event.FactPublisher;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Creates one payment per checkout, however often the checkout is delivered and whatever crashes when. */
@ApplicationScoped
public class PaymentCreation {
    private final SalesUnits salesUnits;
    private final CreationKey keys;
    private final FactPublisher facts;
    private final VippsCreation vipps;
    private final CreationMeters meters;
    private final CreationConfig config;

    PaymentCreation(
            SalesUnits salesUnits,
            CreationKey keys,
            FactPublisher facts,
            VippsCreation vipps,
            CreationMeters meters,
            CreationConfig config) {
        this.salesUnits = salesUnits;
        this.keys = keys;
        this.facts = facts;
        this.vipps = vipps;
        this.meters = meters;
        this.config = config;
    }

    /**
     * The payment that a checkout asks for; empty when its store was unknown when the till asked.
     *
     * @param receivedAt the broker's time of the record, or ours of the request
     */
    public Optional<RequestedPayment> paymentOf(CheckoutRequested checkout, Instant receivedAt) {
        return salesUnits
                .msnOf(checkout.storeId(), checkout.requestedAt())
                .map(msn -> payment(new PaymentKey(msn, checkout.reference()), checkout, receivedAt));
    }

    /** Publishes that the till asked; done when the broker has it. Nothing is sent to Vipps before. */
    public Uni<RequestedPayment> request(RequestedPayment payment) {
        var read = System.nanoTime();
        return facts.publish(payment.requested())
                .chain(() -> endSuperseded(payment))
                .invoke(() -> meters.callIsNext(System.nanoTime() - read))
                .replaceWith(payment);
    }

    /** Before the new payment is shown, so that no customer is asked twice for longer than need be. */
    private Uni<Void> endSuperseded(RequestedPayment payment) {
        return payment.endOfSuperseded().map(facts::publish).orElseGet(Uni.createFrom()::voidItem);
    }

    /** Brings the payment to life or finds out why not, and publishes which. */
    public Uni<CreationOutcome> settle(RequestedPayment payment) {
        return vipps.outcome(payment).call(this::publish).invoke(meters::count);
    }

    private Uni<Void> publish(CreationOutcome outcome) {
        return switch (outcome) {
            case CreationOutcome.Created created -> facts.publish(created.fact());
            case CreationOutcome.Refused refused -> facts.publish(refused.fact());
            case CreationOutcome.Open open -> Uni.createFrom().voidItem();
            case CreationOutcome.Waiting waiting -> Uni.createFrom().voidItem();
        };
    }

    private RequestedPayment payment(PaymentKey key, CheckoutRequested checkout, Instant receivedAt) {
        var validFor = Objects.requireNonNullElse(checkout.validFor(), config.validFor());
        return new RequestedPayment(key, keys.of(key, checkout), checkout, receivedAt, receivedAt.plus(validFor), null);
    }
}
