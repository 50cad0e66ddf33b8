package io.qrpay.initiator.deadline;

import io.qrpay.contracts.PaymentKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The reserved money of some partitions, as the projection knows it. Each read fails when it takes too long. */
@ApplicationScoped
class Reservations {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final String OPEN = """
            select payment_key, reserved_since, capture_due,
                coalesce(guaranteed_until, reserved_since + make_interval(secs => $2)) as deadline
            from payment where reserved_since is not null and partition = any($1)""";
    private static final String SUM = "select count(*), min(deadline) from (" + OPEN + ") as open";
    private static final String TO_WARN_OF = "select payment_key, reserved_since, deadline from (" + OPEN + """
            ) as open
            where not capture_due and deadline - least(make_interval(secs => $3), (deadline - reserved_since) / 4) <= $4
            order by deadline limit $5""";

    private final Pool database;
    private final DeadlineConfig config;

    /**
     * What there is.
     *
     * @param open how many payments
     * @param nearest the first deadline; null when there is none
     */
    record Sum(long open, @Nullable Instant nearest) {}

    Reservations(Pool database, DeadlineConfig config) {
        this.database = database;
        this.config = config;
    }

    Uni<Sum> sum(Set<Integer> partitions) {
        return read(SUM, tuple(partitions)).map(rows -> sum(rows.iterator().next()));
    }

    /** Those whose time to warn has come and that nobody was warned of, the most pressing first. */
    Uni<List<Reserved>> toWarnOf(Set<Integer> partitions, Instant now) {
        var parameters = tuple(partitions)
                .addValue(seconds(config.warnBefore()))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addInteger(config.mostAtOnce());
        return read(TO_WARN_OF, parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Reservations::reserved)
                        .toList());
    }

    private Uni<RowSet<Row>> read(String sql, Tuple parameters) {
        return database.preparedQuery(sql)
                .execute(parameters)
                .ifNoItem()
                .after(ANSWER_WITHIN)
                .fail();
    }

    private Tuple tuple(Set<Integer> partitions) {
        return Tuple.tuple().addValue(partitions.toArray(Integer[]::new)).addValue(seconds(config.captureWithin()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Sum sum(Row row) {
        return new Sum(row.getLong(0), instant(row.getOffsetDateTime(1)));
    }

    private static Reserved reserved(Row row) {
        return new Reserved(
                PaymentKey.parse(row.getString(0)),
                row.getOffsetDateTime(1).toInstant(),
                row.getOffsetDateTime(2).toInstant());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
