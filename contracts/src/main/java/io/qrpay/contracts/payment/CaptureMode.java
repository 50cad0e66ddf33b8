package io.qrpay.contracts.payment;

/** Who takes the money once the customer has approved: AUTO, qrpay at once and in full; MANUAL, the till by command. */
public enum CaptureMode {
    AUTO,
    MANUAL
}
