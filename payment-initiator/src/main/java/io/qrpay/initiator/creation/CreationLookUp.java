package io.qrpay.initiator.creation;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.Qr;
import io.qrpay.initiator.creation.CreationOutcome.Created;
import io.qrpay.initiator.creation.CreationOutcome.Refused;
import io.qrpay.vipps.epayment.CreateOutcome;
import io.qrpay.vipps.epayment.EpaymentApi;
import io.qrpay.vipps.epayment.EventLogOutcome;
import io.qrpay.vipps.epayment.PaymentEvent;
import io.qrpay.vipps.epayment.ReadOutcome;
import io.qrpay.vipps.epayment.VippsState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out from the vendor's event log whether a payment exists and whose it is: its creation carries the caller's key. */
@ApplicationScoped
class CreationLookUp {
    private final EpaymentApi vipps;
    private final CreateCall call;

    CreationLookUp(EpaymentApi vipps, CreateCall call) {
        this.vipps = vipps;
        this.call = call;
    }

    /** Empty when Vipps does not know of a creation under this reference. */
    Uni<Optional<CreationOutcome>> find(RequestedPayment payment) {
        return vipps.events(payment.key().msn(), payment.key().reference()).chain(log -> switch (log) {
            case EventLogOutcome.UnknownPayment none -> Uni.createFrom().item(Optional.empty());
            case EventLogOutcome.Known known -> outcome(payment, known);
        });
    }

    private Uni<Optional<CreationOutcome>> outcome(RequestedPayment payment, EventLogOutcome.Known log) {
        return log.events().stream()
                .filter(event -> event.name() == PaymentEvent.Name.CREATED && event.success())
                .findFirst()
                .map(creation -> outcome(payment, creation).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<CreationOutcome> outcome(RequestedPayment payment, PaymentEvent creation) {
        return payment.idempotencyKey().equals(creation.idempotencyKey())
                ? qr(payment, creation).map(qr -> created(payment, creation, qr.orElse(null)))
                : Uni.createFrom().item(conflict(payment));
    }

    private static CreationOutcome created(RequestedPayment payment, PaymentEvent creation, @Nullable Qr qr) {
        var amount = new Money(creation.amount().value(), creation.amount().currency());
        var fact = payment.created(FactSource.EVENT_LOG, creation.timestamp())
                .amount(amount)
                .pspReference(creation.pspReference())
                .qr(qr);
        return new Created(payment, fact.build());
    }

    /** Nobody knows whether it is the first or the second caller who is right: the one whose payment lives is. */
    private static CreationOutcome conflict(RequestedPayment payment) {
        var failure = new Failure(Failure.CONFLICT, "another checkout holds this reference, with other content");
        return new Refused(payment, payment.refused(FactSource.QRPAY, payment.receivedAt(), failure));
    }

    private Uni<Optional<Qr>> qr(RequestedPayment payment, PaymentEvent creation) {
        return payment.hasQr() ? shownQr(payment, creation) : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<Qr>> shownQr(RequestedPayment payment, PaymentEvent creation) {
        return vipps.payment(payment.key().msn(), payment.key().reference())
                .chain(read -> read instanceof ReadOutcome.Found found && found.state() == VippsState.CREATED
                        ? redirectUrl(payment, found)
                        : Uni.createFrom().item(Optional.<String>empty()))
                .map(url -> url.map(known -> call.qr(payment, known, creation.timestamp())));
    }

    /** Where a GET does not tell it, the create's answer does, repeated with the same key. */
    private Uni<Optional<String>> redirectUrl(RequestedPayment payment, ReadOutcome.Found found) {
        return found.redirectUrl() != null
                ? Uni.createFrom().item(Optional.of(found.redirectUrl()))
                : call.make(payment)
                        .map(answer -> answer instanceof CreateOutcome.Created created
                                ? Optional.ofNullable(created.redirectUrl())
                                : Optional.empty());
    }
}
