package io.qrpay.initiator.status;

import io.qrpay.initiator.deadline.DeadlineConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads what the fold wrote. Fails with {@link StatusUnavailable} when the database does not answer in time. */
@ApplicationScoped
public class StatusProjection {
    private static final String ONE = """
            select payment_key, version, is_final, status from payment
            where store_id = $1 and reference = $2 order by requested_at desc limit 1""";
    private static final String AT_TILL = """
            select payment_key, version, is_final, status from payment
            where store_id = $1 and pos_id = $2 order by requested_at desc, payment_key desc limit 1""";
    private static final String REQUESTED = """
            select fact from payment_fact where payment_key = $1 and fact::jsonb ->> 'name' = 'REQUESTED' limit 1""";
    private static final String FILTER = """
            where store_id = $1 and ($2::text is null or pos_id = $2) and ($3::text is null or state = $3)
              and ($4::timestamptz is null or requested_at >= $4) and ($5::timestamptz is null or requested_at < $5)
            """;
    private static final String LATEST_FIRST =
            "select requested_at as time, payment_key, status from payment " + FILTER + """
              and ($6::timestamptz is null or (requested_at, payment_key) < ($6, $7::text))
            order by requested_at desc, payment_key desc limit $8""";
    private static final String BY_DEADLINE = """
            select * from (
              select coalesce(guaranteed_until, reserved_since + make_interval(secs => $9)) as time, payment_key, status
              from payment
            """ + FILTER + """
              and reserved_since is not null) as open
            where ($6::timestamptz is null or (time, payment_key) > ($6, $7::text))
            order by time, payment_key limit $8""";

    private final Pool database;
    private final StatusConfig config;
    private final DeadlineConfig deadlines;
    private final Semaphore reads;

    StatusProjection(Pool database, StatusConfig config, DeadlineConfig deadlines) {
        this.database = database;
        this.config = config;
        this.deadlines = deadlines;
        this.reads = new Semaphore(config.reads());
    }

    /** The latest payment of that reference; empty when none is known, or not yet. */
    public Uni<Optional<StoredStatus>> find(String storeId, String reference) {
        return read(ONE, Tuple.of(storeId, reference))
                .map(rows -> stream(rows).findFirst().map(StatusProjection::status));
    }

    /** The latest payment of a till. */
    public Uni<Optional<StoredStatus>> findAtTill(String storeId, String posId) {
        return read(AT_TILL, Tuple.of(storeId, posId))
                .map(rows -> stream(rows).findFirst().map(StatusProjection::status));
    }

    /** What the till asked for: the REQUESTED fact, as JSON; empty when it is not known, or not yet. */
    public Uni<Optional<String>> requested(String paymentKey) {
        return read(REQUESTED, Tuple.of(paymentKey))
                .map(rows -> stream(rows).findFirst().map(row -> row.getString("fact")));
    }

    public Uni<StatusPage> list(StatusQuery query) {
        var rows = query.open()
                ? read(
                        BY_DEADLINE,
                        tuple(query).addDouble(deadlines.captureWithin().toMillis() / 1000.0))
                : read(LATEST_FIRST, tuple(query));
        return rows.map(found -> StatusPage.of(stream(found).toList(), "time", query.limit()));
    }

    private Uni<RowSet<Row>> read(String sql, Tuple parameters) {
        if (!reads.tryAcquire()) {
            return Uni.createFrom().failure(new StatusUnavailable(new RejectedExecutionException("too many reads")));
        }
        return database.preparedQuery(sql)
                .execute(parameters)
                .ifNoItem()
                .after(config.readWithin())
                .fail()
                .onTermination()
                .invoke(() -> reads.release())
                .onFailure()
                .transform(StatusUnavailable::new);
    }

    /** One row more than asked for tells that there is a next page. */
    private static Tuple tuple(StatusQuery query) {
        var state = query.state() == null ? null : query.state().name();
        var after = query.after();
        return Tuple.tuple()
                .addString(query.storeId())
                .addString(query.posId())
                .addString(state)
                .addOffsetDateTime(utc(query.from()))
                .addOffsetDateTime(utc(query.to()))
                .addOffsetDateTime(utc(after == null ? null : after.time()))
                .addString(after == null ? null : after.paymentKey())
                .addInteger(query.limit() + 1);
    }

    private static StoredStatus status(Row row) {
        return new StoredStatus(
                row.getString("payment_key"),
                row.getLong("version"),
                row.getBoolean("is_final"),
                row.getString("status"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
