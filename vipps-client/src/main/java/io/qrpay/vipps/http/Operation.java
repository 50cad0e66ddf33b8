package io.qrpay.vipps.http;

import java.util.Locale;

/** What is asked of Vipps: the tag of the metrics, and what may be repeated. */
public enum Operation {
    TOKEN,
    CREATE,
    CAPTURE,
    CANCEL,
    REFUND,
    PAYMENT,
    EVENTS,
    REGISTER_WEBHOOK,
    LIST_WEBHOOKS,
    DELETE_WEBHOOK;

    /** Whether the vendor takes the same call twice as one. */
    public boolean isRepeatable() {
        return this != REGISTER_WEBHOOK;
    }

    /** Whether the vendor counts it among the 5 writes a minute of a payment. */
    public boolean isPaymentWrite() {
        return switch (this) {
            case CREATE, CAPTURE, CANCEL, REFUND -> true;
            case TOKEN, PAYMENT, EVENTS, REGISTER_WEBHOOK, LIST_WEBHOOKS, DELETE_WEBHOOK -> false;
        };
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
