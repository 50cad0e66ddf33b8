package io.qrpay.local.postgres;

import io.qrpay.local.FreePort;
import io.qrpay.local.TemporaryFolder;
import io.qrpay.local.tls.LocalCertificate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL on a port of its own, which it keeps when it is stopped and resumed. It does not wait for the disk:
 * what is committed survives its own restart, not a power cut.
 */
public final class LocalPostgres implements DatabaseServer, AutoCloseable {
    private static final Duration START_WAIT = Duration.ofSeconds(90);

    /** Kept here, for a logger that nobody holds forgets its level. */
    private static final Logger STARTER_LOG = Logger.getLogger("io.zonky.test");

    private final Path folder = TemporaryFolder.create("qrpay-postgres-");
    private final int port = FreePort.find();
    private final AtomicInteger databases = new AtomicInteger();
    private final @Nullable LocalCertificate shown;
    private @Nullable EmbeddedPostgres server;

    private LocalPostgres(@Nullable LocalCertificate shown) {
        this.shown = shown;
        STARTER_LOG.setLevel(Level.WARNING);
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

    /** The server's process, a child of nobody. */
    public ProcessHandle process() {
        try (var lines = Files.lines(folder.resolve("data/postmaster.pid"))) {
            var pid = Long.parseLong(lines.findFirst().orElseThrow());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        try {
            server.close();
            server = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void resume() {
        if (server != null) {
            return;
        }
        try {
            server = builder().start();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL does not start", e);
        }
    }

    private EmbeddedPostgres.Builder builder() {
        var plain = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPGStartupWait(START_WAIT)
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_connections", "200");
        return shown == null ? plain : withTls(plain, shown);
    }

    private static EmbeddedPostgres.Builder withTls(EmbeddedPostgres.Builder builder, LocalCertificate shown) {
        return builder.setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", shown.certificate().toString())
                .setServerConfig("ssl_key_file", shown.key().toString());
    }

    /** Stops it and deletes what it kept. */
    @Override
    public void close() {
        stop();
        TemporaryFolder.delete(folder);
    }
}
