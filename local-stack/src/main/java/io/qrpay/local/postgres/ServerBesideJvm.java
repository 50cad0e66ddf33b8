package io.qrpay.local.postgres;

import io.qrpay.local.TemporaryFolder;
import io.qrpay.local.tls.LocalCertificate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A server as a process of this machine, a child of nobody, from binaries that are Maven artifacts. */
final class ServerBesideJvm implements Server {
    private static final Duration START_WAIT = Duration.ofSeconds(90);

    /** Kept here, for a logger that nobody holds forgets its level. */
    private static final Logger STARTER_LOG = Logger.getLogger("io.zonky.test");

    private final Path folder = TemporaryFolder.create("qrpay-postgres-");
    private final int port;
    private final @Nullable LocalCertificate shown;
    private @Nullable EmbeddedPostgres server;

    ServerBesideJvm(int port, @Nullable LocalCertificate shown) {
        this.port = port;
        this.shown = shown;
        STARTER_LOG.setLevel(Level.WARNING);
    }

    @Override
    public Optional<ProcessHandle> process() {
        try (var lines = Files.lines(folder.resolve("data/postmaster.pid"))) {
            var pid = Long.parseLong(lines.findFirst().orElseThrow());
            return Optional.of(ProcessHandle.of(pid).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
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
    public void start() {
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
                .setRegisterShutdownHook(false);
        LocalPostgres.SETTINGS.forEach(plain::setServerConfig);
        return shown == null ? plain : withTls(plain, shown);
    }

    private static EmbeddedPostgres.Builder withTls(EmbeddedPostgres.Builder builder, LocalCertificate shown) {
        return builder.setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", shown.certificate().toString())
                .setServerConfig("ssl_key_file", shown.key().toString());
    }

    @Override
    public void delete() {
        stop();
        TemporaryFolder.delete(folder);
    }
}
