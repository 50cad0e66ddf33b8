package io.qrpay.local.postgres;

/** A PostgreSQL that a test may take away and give back. */
public interface DatabaseServer {

    /** Makes an empty database: {@code postgresql://host:port/name}. */
    String newDatabaseUrl();

    /** Takes it away; what it holds stays. Returns when it is gone. */
    void stop();

    /** Brings it back at the same address. Returns when it answers. */
    void resume();
}
