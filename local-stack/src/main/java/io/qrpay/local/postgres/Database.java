package io.qrpay.local.postgres;

/**
 * One database of a {@link LocalPostgres}.
 *
 * @param port of the server, on localhost
 * @param name of the database
 */
public record Database(int port, String name) {
    public static final String USERNAME = "postgres";
    /** The server trusts every local user; clients that insist on a password send this one. */
    public static final String PASSWORD = "postgres";

    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    public String reactiveUrl() {
        return "postgresql://localhost:" + port + "/" + name;
    }
}
