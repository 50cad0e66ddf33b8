package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.local.FreePort;
import io.qrpay.local.postgres.Database;
import io.qrpay.local.postgres.LocalPostgres;
import io.qrpay.local.process.SalesUnitsFile;
import io.qrpay.local.process.ServiceProcess;
import io.qrpay.local.process.ServiceSpec;
import io.qrpay.local.process.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The schema as a cluster makes it: a job of the service's own, then replicas that look and never migrate. The broker is
 * away all the time, and the settings are those of {@code k8s/base}.
 */
class MigrationFlowIT {
    private static final Path JAR = Path.of("../webhook-ingress/target/quarkus-app/quarkus-run.jar");
    private static final Duration ENOUGH = Duration.ofMinutes(2);
    private static final Map<String, String> LOOK = Map.of(
            "QUARKUS_FLYWAY_MIGRATE_AT_START",
            "false",
            "QUARKUS_FLYWAY_VALIDATE_AT_START",
            "true",
            "QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS",
            "*:future");
    private static final Map<String, String> MIGRATE = Map.of(
            "QUARKUS_INIT_AND_EXIT",
            "true",
            "QUARKUS_FLYWAY_MIGRATE_AT_START",
            "true",
            "QUARKUS_FLYWAY_VALIDATE_AT_START",
            "false",
            "QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS",
            "*:future");

    private static final LocalPostgres SERVER = LocalPostgres.start();

    private final Database database = SERVER.newDatabase();

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void shouldNotStartBeforeTheSchemaIsThere() throws IOException {
        assertThat(outputOf(LOOK)).contains("Failed to start application", "doesn't exist yet");
    }

    @Test
    void shouldMigrateAndEndWhenAskedTo() throws IOException, SQLException {
        // When
        var output = outputOf(MIGRATE);

        // Then
        assertThat(output).contains("Successfully applied").doesNotContain("Failed to start", "Listening on");
        assertThat(migrations()).isPositive();
    }

    @Test
    void shouldStartOnASchemaThatIsNewerThanItKnows() throws IOException, SQLException {
        // Given
        outputOf(MIGRATE);
        change("insert into webhook_ingress.flyway_schema_history"
                + " select 99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'somebody', now(), 1, true");

        // When
        try (var service = service(LOOK).start()) {

            // Then
            await().atMost(ENOUGH).until(() -> Files.readString(service.log()).contains("Listening on"));
        }
    }

    @Test
    void shouldNotStartOnASchemaThatIsOlderThanItNeeds() throws IOException, SQLException {
        // Given
        outputOf(MIGRATE);
        change("delete from webhook_ingress.flyway_schema_history where version = '2'");

        // When
        var output = outputOf(LOOK);

        // Then
        assertThat(output).contains("Failed to start application", "Detected resolved migration not applied");
    }

    private String outputOf(Map<String, String> settings) throws IOException {
        try (var service = service(settings).start()) {
            await().atMost(ENOUGH).until(() -> !service.isAlive());
            return Files.readString(service.log());
        }
    }

    private ServiceProcess service(Map<String, String> settings) {
        var salesUnits = SalesUnitsFile.write(folder, Store.several(1), URI.create("http://localhost:1"));
        var all = new HashMap<>(settings);
        all.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:1");
        all.put("QRPAY_SALES_UNITS_FILE", salesUnits.toString());
        all.put("QRPAY_INGRESS_PUBLIC_URL", "http://localhost:1");
        all.put("QRPAY_INGRESS_SECRET_KEY", "bG9jYWwtb25seS1sb2NhbC1vbmx5LWxvY2FsLW9ubHk=");
        all.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl());
        all.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        all.put("QUARKUS_DATASOURCE_USERNAME", Database.USERNAME);
        all.put("QUARKUS_DATASOURCE_PASSWORD", Database.PASSWORD);
        var log = folder.resolve("ingress-" + settings.hashCode() + "-" + FreePort.find() + ".log");
        return ServiceProcess.alone(
                new ServiceSpec("webhook-ingress", JAR, List.of("-Xmx128m"), all, FreePort.find(), log));
    }

    private long migrations() throws SQLException {
        try (var connection = LocalPostgres.connect(database);
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from webhook_ingress.flyway_schema_history where success")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void change(String sql) throws SQLException {
        try (var connection = LocalPostgres.connect(database);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
