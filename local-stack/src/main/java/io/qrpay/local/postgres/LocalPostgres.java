package io.qrpay.local.postgres;

import io.qrpay.local.Containers;
import io.qrpay.local.FreePort;
import io.qrpay.local.tls.LocalCertificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL, a process of this machine unless containers are asked for, on a port of its own, which it keeps when
 * it is stopped and resumed. It does not wait for the disk: what is committed survives its own restart, not a power cut.
 */
public final class LocalPostgres implements DatabaseServer, AutoCloseable {
    /** Of the server, wherever it runs. */
    static final Map<String, String> SETTINGS =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "200");

    private final int port = FreePort.find();
    private final AtomicInteger databases = new AtomicInteger();
    private final Server server;

    private LocalPostgres(@Nullable LocalCertificate shown) {
        this.server = Containers.areWanted() ? inContainer(port, shown) : new ServerBesideJvm(port, shown);
    }

    private static Server inContainer(int port, @Nullable LocalCertificate shown) {
        if (shown != null) {
            throw Containers.speakNoTls();
        }
        return new ServerInContainer(port);
    }

    /** Starts one in a temporary folder; it answers when this returns. */
    public static LocalPostgres start() {
        return start(null);
    }

    /** One that speaks TLS with those who ask for it. */
    public static LocalPostgres start(@Nullable LocalCertificate shown) {
        var postgres = new LocalPostgres(shown);
        postgres.resume();
        return postgres;
    }

    /** A new, empty database. */
    public Database newDatabase() {
        var database = new Database(port, "qrpay_" + databases.incrementAndGet());
        try (var connection = connect(new Database(port, "postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + database.name());
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException("no database made", e);
        }
    }

    @Override
    public String newDatabaseUrl() {
        return newDatabase().reactiveUrl();
    }

    /** Connects with all rights. */
    public static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), Database.USERNAME, Database.PASSWORD);
    }

    /** The server's process, a child of nobody; none where it is a container. */
    public Optional<ProcessHandle> process() {
        return server.process();
    }

    @Override
    public synchronized void stop() {
        server.stop();
    }

    @Override
    public synchronized void resume() {
        server.start();
    }

    /** Stops it and deletes what it kept. */
    @Override
    public synchronized void close() {
        server.delete();
    }
}
