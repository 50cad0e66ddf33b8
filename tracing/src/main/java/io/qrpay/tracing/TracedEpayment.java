package io.qrpay.tracing;

import io.opentelemetry.api.trace.SpanKind;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.vipps.Amount;
import io.qrpay.vipps.epayment.CreateOutcome;
import io.qrpay.vipps.epayment.EpaymentApi;
import io.qrpay.vipps.epayment.EventLogOutcome;
import io.qrpay.vipps.epayment.ModifyOutcome;
import io.qrpay.vipps.epayment.PaymentToCreate;
import io.qrpay.vipps.epayment.ReadOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;

/** Each question to Vipps, with its repetitions, is a step of its payment. */
@Decorator
@Priority(1)
class TracedEpayment implements EpaymentApi {
    private final EpaymentApi vipps;
    private final PaymentTraces traces;

    TracedEpayment(@Delegate @Any EpaymentApi vipps, PaymentTraces traces) {
        this.vipps = vipps;
        this.traces = traces;
    }

    @Override
    public Uni<CreateOutcome> create(String msn, PaymentToCreate payment, String idempotencyKey) {
        return step(msn, payment.reference(), "create", vipps.create(msn, payment, idempotencyKey));
    }

    @Override
    public Uni<ReadOutcome> payment(String msn, String reference) {
        return step(msn, reference, "payment", vipps.payment(msn, reference));
    }

    @Override
    public Uni<EventLogOutcome> events(String msn, String reference) {
        return step(msn, reference, "event log", vipps.events(msn, reference));
    }

    @Override
    public Uni<ModifyOutcome> capture(String msn, String reference, Amount amount, String idempotencyKey) {
        return step(msn, reference, "capture", vipps.capture(msn, reference, amount, idempotencyKey));
    }

    @Override
    public Uni<ModifyOutcome> cancel(
            String msn, String reference, boolean cancelTransactionOnly, String idempotencyKey) {
        return step(msn, reference, "cancel", vipps.cancel(msn, reference, cancelTransactionOnly, idempotencyKey));
    }

    @Override
    public Uni<ModifyOutcome> refund(String msn, String reference, Amount amount, String idempotencyKey) {
        return step(msn, reference, "refund", vipps.refund(msn, reference, amount, idempotencyKey));
    }

    private <T> Uni<T> step(String msn, String reference, String what, Uni<T> call) {
        return traces.step(new PaymentKey(msn, reference), "Vipps " + what, SpanKind.CLIENT, call);
    }
}
