package io.qrpay.registry;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A row of a code that is in sync unless told otherwise, and that nothing is to be done about. */
public final class StoredQr {
    private final Map<String, Object> columns = new LinkedHashMap<>();

    public StoredQr() {
        with("id", UUID.randomUUID());
        with("kind", "CALLBACK");
        with("msn", "999999");
        with("code_id", "code-" + UUID.randomUUID());
        with("chain_id", "chain");
        with("store_id", "store-" + UUID.randomUUID());
        with("location_description", "Till 1");
        with("edition", 1L);
        with("deleting", false);
        with("state", "IN_SYNC");
        with("reprint", false);
        with("occurred_at", Timestamp.from(Instant.now()));
        with("at_vipps", true);
        with("attempts", 0);
        with("begun", 1);
        with("version", 1L);
        with("published_version", 1L);
    }

    public StoredQr with(String column, Object value) {
        columns.put(column, value);
        return this;
    }

    public StoredQr without(String column) {
        columns.remove(column);
        return this;
    }

    /** Writes it down and tells its id. */
    public UUID in(DataSource database) {
        write(database, List.of(this));
        return (UUID) columns.get("id");
    }

    /** Writes several of the same columns down. */
    public static void write(DataSource database, List<StoredQr> all) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(all.getFirst().insert())) {
            for (var qr : all) {
                set(statement, qr.columns.values().toArray());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String insert() {
        return "insert into qr_registry.qr (%s) values (%s)"
                .formatted(
                        String.join(", ", columns.keySet()),
                        Stream.generate(() -> "?").limit(columns.size()).collect(Collectors.joining(", ")));
    }

    public static void change(DataSource database, UUID id, String column, Object value) {
        var sql = "update qr_registry.qr set " + column + " = ? where id = ?";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            set(statement, value, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
