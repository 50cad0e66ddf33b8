package io.qrpay.simulator.payment;

import java.util.Locale;

/** What can happen to a payment, as its event log and webhooks name it. */
public enum EventName {
    CREATED,
    AUTHORIZED,
    ABORTED,
    EXPIRED,
    TERMINATED,
    CAPTURED,
    CANCELLED,
    REFUNDED;

    private final String webhookEvent = "epayments.payment.%s.v1".formatted(name().toLowerCase(Locale.ROOT));

    /** The name that a webhook registration asks for it with. */
    public String webhookEvent() {
        return webhookEvent;
    }
}
