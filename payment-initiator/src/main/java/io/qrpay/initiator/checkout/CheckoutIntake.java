package io.qrpay.initiator.checkout;

import io.opentelemetry.api.trace.SpanKind;
import io.qrpay.contracts.DeadLetter;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.initiator.checkout.CheckoutReading.Readable;
import io.qrpay.initiator.checkout.CheckoutReading.Unreadable;
import io.qrpay.initiator.creation.CreationOutcome;
import io.qrpay.initiator.creation.PaymentCreation;
import io.qrpay.initiator.creation.RequestedPayment;
import io.qrpay.initiator.event.FactPublisher;
import io.qrpay.initiator.intake.IncomingRecord;
import io.qrpay.initiator.pairing.PairedCreation;
import io.qrpay.tracing.PaymentTraces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Makes of one record a payment, a refusal or, where nobody can be told, a dead letter. */
@ApplicationScoped
class CheckoutIntake {
    private final CheckoutReader reader;
    private final CheckoutRefusal refusal;
    private final PaymentCreation creation;
    private final PairedCreation paired;
    private final FactPublisher facts;
    private final PaymentTraces traces;

    CheckoutIntake(
            CheckoutReader reader,
            CheckoutRefusal refusal,
            PaymentCreation creation,
            PairedCreation paired,
            FactPublisher facts,
            PaymentTraces traces) {
        this.reader = reader;
        this.refusal = refusal;
        this.creation = creation;
        this.paired = paired;
        this.facts = facts;
        this.traces = traces;
    }

    Uni<Optional<DeadLetter>> take(IncomingRecord incoming) {
        var record = new CheckoutRecord(incoming);
        return switch (record.checked(reader.read(incoming.value()))) {
            case Readable(var checkout) -> create(record, checkout);
            case Unreadable unreadable -> refuse(record, unreadable);
        };
    }

    private Uni<Optional<DeadLetter>> create(CheckoutRecord record, CheckoutRequested checkout) {
        return creation.paymentOf(checkout, record.incoming().time())
                .map(payment -> create(record, payment).replaceWith(Optional.<DeadLetter>empty()))
                .orElseGet(() -> dead(record, "/storeId is not known at that time"));
    }

    private Uni<CreationOutcome> create(CheckoutRecord record, RequestedPayment payment) {
        var creating = paired.request(payment).chain(paired::settle);
        return traces.request(
                payment.key(), "checkout", SpanKind.CONSUMER, record.incoming().traceparent(), creating);
    }

    private Uni<Optional<DeadLetter>> refuse(CheckoutRecord record, Unreadable unreadable) {
        return refusal.of(record, unreadable)
                .map(fact -> facts.publish(fact).replaceWith(Optional.<DeadLetter>empty()))
                .orElseGet(() -> dead(record, unreadable.detail()));
    }

    private static Uni<Optional<DeadLetter>> dead(CheckoutRecord record, String reason) {
        return Uni.createFrom().item(Optional.of(record.incoming().deadLetter(reason)));
    }
}
