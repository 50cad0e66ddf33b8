package io.qrpay.initiator.day;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.fold.Movements;
import io.qrpay.initiator.status.StatusUnavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Adds up what the fold wrote, all of it as it was at one moment. Fails with {@link StatusUnavailable} when the database does
 * not answer in time, or too many days are being read.
 */
@ApplicationScoped
public class StoreDays {
    /** Of another day's payments money may have moved on this one: those are found by when it moved. */
    private static final String FIGURES = """
            with touched as (
              select pos_id, currency, state, requested_at, amount, authorized_amount, captured_amount, refunded_amount,
                cancelled_amount, moves
              from payment where store_id = $1 and requested_at >= $4 and requested_at < $3
              union all
              select pos_id, currency, state, requested_at, amount, authorized_amount, captured_amount, refunded_amount,
                cancelled_amount, moves
              from payment where store_id = $1 and moved_late_at >= $2 and (requested_at < $4 or requested_at >= $3)
            )
            select false as moved, pos_id, currency, state, count(*) as payments,
              sum(amount)::bigint as amount, sum(authorized_amount)::bigint as authorized,
              sum(captured_amount)::bigint as captured, sum(refunded_amount)::bigint as refunded,
              sum(cancelled_amount)::bigint as cancelled, 0 as captures, 0 as refunds
            from touched where requested_at >= $2 and requested_at < $3
            group by pos_id, currency, state
            union all
            select true, pos_id, currency, null, 0, 0, 0,
              sum(greatest(move.amount, 0))::bigint, sum(greatest(-move.amount, 0))::bigint, 0,
              count(*) filter (where move.amount > 0), count(*) filter (where move.amount < 0)
            from touched cross join lateral jsonb_to_recordset(moves::jsonb) as move(at timestamptz, amount bigint)
            where move.at >= $2 and move.at < $3
            group by pos_id, currency
            order by currency, pos_id, state""";

    private static final String HOURS = """
            select extract(hour from requested_at at time zone $4)::int as hour, currency, count(*) as payments,
              sum(captured_amount - refunded_amount)::bigint as net
            from payment where store_id = $1 and requested_at >= $2 and requested_at < $3
            group by 1, 2 order by 1, 2""";

    private static final String OPEN = """
            select earlier, payments, status from (
              (select false as earlier, requested_at, payment_key, status from payment
               where store_id = $1 and not is_final and requested_at >= $2 and requested_at < $3
               order by requested_at, payment_key limit $4)
              union all
              (select true, requested_at, payment_key, status from payment
               where store_id = $1 and not is_final and requested_at < $2
               order by requested_at, payment_key limit $4)
            ) as named join (
              select requested_at < $2 as earlier, count(*) as payments from payment
              where store_id = $1 and not is_final and requested_at < $3 group by 1
            ) as counted using (earlier)
            order by requested_at, payment_key""";

    private final Pool database;
    private final DayConfig config;
    private final Clock clock;
    private final ObjectReader json;
    private final Semaphore reads;

    StoreDays(Pool database, DayConfig config, Clock clock, ObjectMapper mapper) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.json = mapper.readerFor(PaymentStatus.class);
        this.reads = new Semaphore(config.reads());
    }

    public Uni<StoreDay> of(String storeId, LocalDay day) {
        return atOneMoment(connection -> read(connection, storeId, day));
    }

    /** The same day hour by hour; hours without payments are left out. */
    public Uni<List<Hour>> hours(String storeId, LocalDay day) {
        return atOneMoment(connection -> connection
                .preparedQuery(HOURS)
                .execute(Tuple.of(
                        storeId, utc(day.from()), utc(day.to()), day.zone().getId()))
                .map(rows -> list(rows).stream().map(StoreDays::hour).toList()));
    }

    private static Hour hour(Row row) {
        return new Hour(row.getInteger("hour"), row.getString("currency"), row.getLong("payments"), row.getLong("net"));
    }

    private <T> Uni<T> atOneMoment(Function<SqlConnection, Uni<T>> reading) {
        if (!reads.tryAcquire()) {
            return Uni.createFrom().failure(new StatusUnavailable(new RejectedExecutionException("too many days")));
        }
        return database.withTransaction(
                        connection -> connection.query(oneMoment()).execute().chain(() -> reading.apply(connection)))
                .ifNoItem()
                .after(config.readWithin())
                .fail()
                .onTermination()
                .invoke(() -> reads.release())
                .onFailure()
                .transform(StatusUnavailable::new);
    }

    private Uni<StoreDay> read(SqlConnection connection, String storeId, LocalDay day) {
        return connection
                .preparedQuery(FIGURES)
                .execute(figuresOf(storeId, day))
                .chain(figures -> connection
                        .preparedQuery(OPEN)
                        .execute(openOf(storeId, day))
                        .map(open -> day(storeId, day, list(figures), list(open))));
    }

    /** Whoever asked is gone by then, and the connection is the fold's too. */
    private String oneMoment() {
        return "set transaction isolation level repeatable read, read only; set local statement_timeout = "
                + config.readWithin().toMillis();
    }

    private static Tuple figuresOf(String storeId, LocalDay day) {
        var usual = day.from().minus(Movements.USUAL);
        return Tuple.of(storeId, utc(day.from()), utc(day.to()), utc(usual));
    }

    private Tuple openOf(String storeId, LocalDay day) {
        return Tuple.of(storeId, utc(day.from()), utc(day.to()), config.openNamed());
    }

    private StoreDay day(String storeId, LocalDay day, List<Row> figures, List<Row> open) {
        var tills = figures.stream()
                .filter(row -> !row.getBoolean("moved"))
                .map(StoreDays::sums)
                .toList();
        var moves = figures.stream()
                .filter(row -> row.getBoolean("moved"))
                .map(StoreDays::moves)
                .toList();
        return new StoreDay(
                storeId,
                day.date(),
                day.zone().getId(),
                day.from(),
                day.to(),
                day.isOver(clock.instant()),
                Sums.ofStore(tills),
                tills,
                Moved.of(moves),
                open(open, false),
                open(open, true));
    }

    private static Sums sums(Row row) {
        return new Sums(
                row.getString("pos_id"),
                PaymentState.valueOf(row.getString("state")),
                row.getString("currency"),
                row.getLong("payments"),
                row.getLong("amount"),
                row.getLong("authorized"),
                row.getLong("captured"),
                row.getLong("refunded"),
                row.getLong("cancelled"));
    }

    private static Moves moves(Row row) {
        var captured = row.getLong("captured");
        var refunded = row.getLong("refunded");
        return new Moves(
                row.getString("pos_id"),
                row.getString("currency"),
                row.getLong("captures"),
                captured,
                row.getLong("refunds"),
                refunded,
                captured - refunded);
    }

    private OpenPayments open(List<Row> rows, boolean earlier) {
        var open = rows.stream()
                .filter(row -> row.getBoolean("earlier") == earlier)
                .toList();
        var payments = open.isEmpty() ? 0 : open.getFirst().getLong("payments");
        return new OpenPayments(payments, open.stream().map(this::payment).toList());
    }

    private OpenPayment payment(Row row) {
        try {
            PaymentStatus status = json.readValue(row.getString("status"));
            return OpenPayment.of(status);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored status cannot be read", e);
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
