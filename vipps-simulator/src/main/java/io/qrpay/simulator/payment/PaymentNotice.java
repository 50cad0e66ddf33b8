package io.qrpay.simulator.payment;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.webhook.Notice;
import org.jspecify.annotations.Nullable;

/** An event of a payment as its webhook tells it. */
record PaymentNotice(Payment payment, PaymentEvent event) implements Notice {

    private static final ObjectWriter WRITER = Json.writerFor(Body.class);

    @Override
    public String msn() {
        return payment.msn();
    }

    @Override
    public String clientId() {
        return payment.clientId();
    }

    @Override
    public String reference() {
        return payment.reference();
    }

    @Override
    public String eventType() {
        return event.name().webhookEvent();
    }

    @Override
    public String eventName() {
        return event.name().name();
    }

    @Override
    public Object lane() {
        return payment;
    }

    @Override
    public byte[] body(boolean withKey) {
        return Json.write(WRITER, Body.of(payment, event, withKey));
    }

    record Body(
            String msn,
            String reference,
            String pspReference,
            String name,
            Amount amount,
            String timestamp,
            @Nullable String idempotencyKey,
            boolean success,
            @Nullable String captureGuaranteedUntil,
            @Nullable Person userDetails,
            @Nullable String sub) {

        static Body of(Payment payment, PaymentEvent event, boolean withKey) {
            var approved = event.name() == EventName.AUTHORIZED && event.success();
            var person = approved && !payment.order().scope().isEmpty() ? Person.ADA : null;
            return new Body(
                    payment.msn(),
                    payment.reference(),
                    event.pspReference(),
                    event.name().name(),
                    new Amount(payment.amount().currency(), event.amount()),
                    Timestamps.millis(event.at()),
                    withKey ? event.key() : null,
                    event.success(),
                    approved ? Timestamps.captureGuarantee(event.at()) : null,
                    person,
                    person == null ? null : Person.subOf(payment));
        }
    }
}
