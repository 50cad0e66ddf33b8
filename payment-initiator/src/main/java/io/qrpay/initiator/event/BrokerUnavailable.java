package io.qrpay.initiator.event;

/** The broker did not take a record. It may still do so: what was published is safe to publish again. */
public final class BrokerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokerUnavailable(Throwable cause) {
        super("the broker did not take a record", cause);
    }
}
