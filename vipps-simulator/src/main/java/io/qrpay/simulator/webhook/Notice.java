package io.qrpay.simulator.webhook;

/** Something that registrations may want to hear of. */
public interface Notice {

    String msn();

    /** The client that made it happen: its registrations without a sales unit hear of it too. */
    String clientId();

    String reference();

    /** The name that registrations ask with, e.g. {@code epayments.payment.created.v1}. */
    String eventType();

    /** The short name, e.g. {@code CREATED}. */
    String eventName();

    /** Notices of one lane reach a registration in their order. */
    Object lane();

    byte[] body(boolean withIdempotencyKey);
}
