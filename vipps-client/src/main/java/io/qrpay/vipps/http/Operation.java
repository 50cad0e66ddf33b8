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
    DELETE_WEBHOOK,
    CREATE_ONE_TIME_QR,
    CREATE_REDIRECT_QR,
    READ_REDIRECT_QR,
    LIST_REDIRECT_QRS,
    CHANGE_REDIRECT_QR,
    DELETE_REDIRECT_QR,
    PUT_CALLBACK_QR,
    READ_CALLBACK_QR,
    LIST_CALLBACK_QRS,
    DELETE_CALLBACK_QR,
    ECOM_DETAILS,
    AGREEMENT;

    /** Whether the vendor takes the same call twice as one. */
    public boolean isRepeatable() {
        return this != REGISTER_WEBHOOK;
    }

    /** Whether the vendor counts it among the 5 writes a minute of a payment. */
    public boolean isPaymentWrite() {
        return this == CREATE || this == CAPTURE || this == CANCEL || this == REFUND;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
