package io.qrpay.local.postgres;

import io.qrpay.local.RunningContainer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A server as a container, which keeps its port and its databases when it is stopped and started. */
final class ServerInContainer implements Server {
    /** The image of docker-compose.yml. */
    private static final String IMAGE = "postgres:17";

    private static final int INSIDE = 5432;
    private static final Duration START_WAIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Database first;
    private final RunningContainer container;

    ServerInContainer(int port) {
        this.first = new Database(port, "postgres");
        var postgres = new PostgreSQLContainer(IMAGE)
                .withUsername(Database.USERNAME)
                .withPassword(Database.PASSWORD)
                .withDatabaseName(first.name());
        postgres.setCommand(command());
        postgres.setPortBindings(List.of("127.0.0.1:" + port + ":" + INSIDE));
        this.container = new RunningContainer(postgres, "kill -INT 1");
    }

    private static String[] command() {
        return Stream.concat(
                        Stream.of("postgres"),
                        LocalPostgres.SETTINGS.entrySet().stream()
                                .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue())))
                .toArray(String[]::new);
    }

    /** The port is open before anybody is behind it. */
    @Override
    public void start() {
        container.start();
        var deadline = System.nanoTime() + START_WAIT.toNanos();
        while (!answers()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("PostgreSQL does not answer");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean answers() {
        try (var connection = LocalPostgres.connect(first)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public void delete() {
        container.delete();
    }

    /** It ends with its container, which Testcontainers sees to. */
    @Override
    public Optional<ProcessHandle> process() {
        return Optional.empty();
    }
}
