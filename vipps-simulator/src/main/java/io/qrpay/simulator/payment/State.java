package io.qrpay.simulator.payment;

/** A payment's state; capture, refund and cancel leave AUTHORIZED as it is and move the aggregate. */
public enum State {
    CREATED,
    AUTHORIZED,
    ABORTED,
    EXPIRED,
    TERMINATED
}
