package io.qrpay.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LocalPostgresIT {
    private static LocalPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.start();
    }

    @AfterAll
    static void close() {
        postgres.close();
    }

    @Test
    void shouldKeepDatabasesApartWhenSeveralAreMade() throws SQLException {
        // Given
        var first = postgres.newDatabase();
        var second = postgres.newDatabase();

        // When
        execute(first, "create table t (n int)");

        // Then
        assertThatThrownBy(() -> execute(second, "insert into t values (1)")).isInstanceOf(SQLException.class);
    }

    @Test
    void shouldKeepRowsAndPortWhenStoppedAndResumed() throws SQLException {
        // Given
        var database = postgres.newDatabase();
        execute(database, "create table kept as select 42 as n");

        // When
        postgres.stop();
        assertThatThrownBy(() -> execute(database, "select 1")).isInstanceOf(SQLException.class);
        postgres.resume();

        // Then
        assertThat(number(database, "select n from kept")).isEqualTo(42);
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = LocalPostgres.connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(Database database, String sql) throws SQLException {
        try (var connection = LocalPostgres.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
