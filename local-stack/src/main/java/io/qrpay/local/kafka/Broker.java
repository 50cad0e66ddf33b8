package io.qrpay.local.kafka;

/** A broker that a test may take away and give back. */
public interface Broker {

    /** Where clients connect: {@code host:port}. */
    String bootstrapServers();

    /** Takes it away; what it holds stays. Returns when it is gone. */
    void stop();

    /** Brings it back at the same address. Returns when it answers. */
    void resume();
}
