package io.qrpay.ingress.event;

/** What a registration is for: each kind has a URL of its own, as a check-in's body does not name its event. */
public enum Expected {
    PAYMENT,
    CHECK_IN
}
