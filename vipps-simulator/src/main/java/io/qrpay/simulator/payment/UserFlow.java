package io.qrpay.simulator.payment;

/** How the customer gets to the payment. */
public enum UserFlow {
    PUSH_MESSAGE,
    WEB_REDIRECT,
    NATIVE_REDIRECT,
    QR
}
