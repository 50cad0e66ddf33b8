package io.qrpay.initiator.fold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.contracts.PaymentKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the projection: a batch in one transaction and two round trips, whatever its size. */
final class ProjectionStore implements Projector {
    private static final String ADD_FACTS = """
            insert into payment_fact (payment_key, fact_digest, fact_offset, fact)
            select * from unnest($1::text[], $2::uuid[], $3::bigint[], $4::text[])
            on conflict do nothing""";
    private static final String READ_FACTS = """
            select payment_key, fact_digest, fact_offset, fact from payment_fact
            where payment_key = any($1::text[])""";
    /** Of two projections that with more facts is the newer: a process that woke up late cannot bring back an old one. */
    private static final String PROJECT = """
            insert into payment (payment_key, msn, reference, store_id, pos_id, state, is_final, version, partition,
                requested_at, poll_from, resume_at, create_key, fact_count, status, reserved_since, guaranteed_until,
                capture_due, currency, amount, authorized_amount, captured_amount, refunded_amount, cancelled_amount,
                moves, moved_late_at)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[],
                $8::bigint[], $9::int[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::text[], $14::int[],
                $15::text[], $16::timestamptz[], $17::timestamptz[], $18::boolean[], $19::text[], $20::bigint[], $21::bigint[],
                $22::bigint[], $23::bigint[], $24::bigint[], $25::text[], $26::timestamptz[])
            on conflict (payment_key) do update set
                store_id = excluded.store_id, pos_id = excluded.pos_id, state = excluded.state,
                is_final = excluded.is_final, version = excluded.version, requested_at = excluded.requested_at,
                poll_from = excluded.poll_from, resume_at = excluded.resume_at, create_key = excluded.create_key,
                fact_count = excluded.fact_count,
                status = excluded.status, reserved_since = excluded.reserved_since,
                guaranteed_until = excluded.guaranteed_until, capture_due = excluded.capture_due,
                currency = excluded.currency, amount = excluded.amount,
                authorized_amount = excluded.authorized_amount, captured_amount = excluded.captured_amount,
                refunded_amount = excluded.refunded_amount, cancelled_amount = excluded.cancelled_amount,
                moves = excluded.moves, moved_late_at = excluded.moved_late_at
            where payment.fact_count < excluded.fact_count""";

    private static final String PROGRESS = """
            insert into fold_progress (partition, folded_to) select * from unnest($1::int[], $2::bigint[])
            on conflict (partition) do update set folded_to = greatest(fold_progress.folded_to, excluded.folded_to)""";
    private static final String FOLDED_TO = "select partition, folded_to from fold_progress";

    private final Pool pool;
    private final ObjectWriter writer;
    private final Duration timeout;
    private Map<Integer, Long> reached = Map.of();

    ProjectionStore(Pool pool, ObjectWriter writer, Duration timeout) {
        this.pool = pool;
        this.writer = writer;
        this.timeout = timeout;
    }

    @Override
    public List<Folded> project(Batch batch) {
        if (batch.rows().isEmpty()) {
            return List.of();
        }
        var connection = Waiting.atMost(timeout, pool.getConnection());
        try {
            return project(connection, batch);
        } finally {
            connection.close();
        }
    }

    @Override
    public Map<Integer, Long> foldedTo() {
        reached = foldedTo(Waiting.atMost(timeout, pool.query(FOLDED_TO).execute()));
        return reached;
    }

    private static Map<Integer, Long> foldedTo(RowSet<Row> rows) {
        var found = new HashMap<Integer, Long>();
        rows.forEach(row -> found.put(row.getInteger(0), row.getLong(1)));
        return found;
    }

    private List<Folded> project(SqlConnection connection, Batch batch) {
        // Not awaited one by one: begin, insert and select travel together.
        var transaction = connection.begin();
        var added = connection.preparedQuery(ADD_FACTS).execute(facts(batch.rows()));
        var stored = connection.preparedQuery(READ_FACTS).execute(Tuple.of(keys(batch)));
        var progress = connection.preparedQuery(FOLDED_TO).execute();
        try {
            Waiting.atMost(timeout, Future.all(transaction, added, stored, progress));
            assertNothingIsLost(foldedTo(progress.result()));
            var folded = fold(batch, stored.result());
            commit(connection, transaction.result(), folded, batch.foldedTo());
            reached = later(reached, batch.foldedTo());
            return folded;
        } catch (RuntimeException e) {
            transaction.onSuccess(Transaction::rollback);
            throw e;
        }
    }

    /** A replica that became the database in an accident may lack what the former one had committed last. */
    private void assertNothingIsLost(Map<Integer, Long> known) {
        reached.forEach((partition, folded) -> {
            if (known.getOrDefault(partition, 0L) < folded) {
                throw new DatabaseTrouble("the database has lost what it had committed of partition " + partition);
            }
        });
    }

    private static Map<Integer, Long> later(Map<Integer, Long> before, Map<Integer, Long> now) {
        var both = new HashMap<>(before);
        now.forEach((partition, folded) -> both.merge(partition, folded, Math::max));
        return both;
    }

    private void commit(
            SqlConnection connection, Transaction transaction, List<Folded> folded, Map<Integer, Long> foldedTo) {
        var projected = connection.preparedQuery(PROJECT).execute(payments(folded));
        var progress = connection
                .preparedQuery(PROGRESS)
                .execute(Tuple.tuple()
                        .addValue(foldedTo.keySet().toArray(Integer[]::new))
                        .addValue(foldedTo.values().toArray(Long[]::new)));
        Waiting.atMost(timeout, Future.all(projected, progress, transaction.commit()));
    }

    private List<Folded> fold(Batch batch, RowSet<Row> stored) {
        var factsByPayment = new HashMap<String, List<StoredFact>>();
        for (var row : stored) {
            var fact = new StoredFact(row.getLong(2), batch.fact(row.getUUID(1), row.getString(3)));
            factsByPayment
                    .computeIfAbsent(row.getString(0), payment -> new ArrayList<>())
                    .add(fact);
        }
        var folded = new ArrayList<Folded>(batch.places().size());
        batch.places().forEach((payment, place) -> {
            var projection = projection(payment, factsByPayment);
            if (projection != null) {
                var news = News.of(factsByPayment.getOrDefault(payment, List.of()), place.firstOffset());
                folded.add(new Folded(projection, json(projection), place, news));
            }
        });
        return folded;
    }

    private static @Nullable Projection projection(String payment, Map<String, List<StoredFact>> factsByPayment) {
        var facts = factsByPayment.getOrDefault(payment, List.of());
        facts.sort(Comparator.comparingLong(StoredFact::offset));
        return Projection.of(PaymentKey.parse(payment), facts);
    }

    private byte[] json(Projection projection) {
        try {
            return writer.writeValueAsBytes(projection.status());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a status cannot be written", e);
        }
    }

    private static String[] keys(Batch batch) {
        return batch.places().keySet().toArray(String[]::new);
    }

    private static Tuple facts(List<Batch.Row> rows) {
        return Tuple.of(
                column(rows, Batch.Row::payment, String[]::new),
                column(rows, Batch.Row::digest, java.util.UUID[]::new),
                column(rows, Batch.Row::offset, Long[]::new),
                column(rows, Batch.Row::fact, String[]::new));
    }

    private static Tuple payments(List<Folded> folded) {
        return money(look(folded), folded);
    }

    private static Tuple look(List<Folded> folded) {
        return Tuple.tuple()
                .addValue(column(folded, payment -> payment.status().paymentKey(), String[]::new))
                .addValue(column(folded, payment -> payment.status().msn(), String[]::new))
                .addValue(column(folded, payment -> payment.status().reference(), String[]::new))
                .addValue(column(folded, payment -> payment.status().storeId(), String[]::new))
                .addValue(column(folded, payment -> payment.status().posId(), String[]::new))
                .addValue(column(folded, payment -> payment.status().state().name(), String[]::new))
                .addValue(column(folded, payment -> payment.status().isFinal(), Boolean[]::new))
                .addValue(column(folded, payment -> payment.status().version(), Long[]::new))
                .addValue(column(folded, payment -> payment.place().partition(), Integer[]::new))
                .addValue(column(folded, payment -> time(requestedAt(payment)), OffsetDateTime[]::new))
                .addValue(column(
                        folded, payment -> time(payment.projection().attention().pollFrom()), OffsetDateTime[]::new))
                .addValue(column(
                        folded, payment -> time(payment.projection().attention().resumeAt()), OffsetDateTime[]::new))
                .addValue(column(
                        folded, payment -> payment.projection().attention().createKey(), String[]::new))
                .addValue(column(folded, payment -> payment.projection().facts(), Integer[]::new))
                .addValue(column(folded, payment -> new String(payment.json(), StandardCharsets.UTF_8), String[]::new))
                .addValue(column(folded, payment -> time(reserved(payment, Reservation::since)), OffsetDateTime[]::new))
                .addValue(column(
                        folded,
                        payment -> time(reserved(payment, Reservation::guaranteedUntil)),
                        OffsetDateTime[]::new))
                .addValue(column(
                        folded,
                        payment -> Boolean.TRUE.equals(reserved(payment, Reservation::warned)),
                        Boolean[]::new));
    }

    private static Tuple money(Tuple columns, List<Folded> folded) {
        return columns.addValue(column(folded, payment -> payment.status().currency(), String[]::new))
                .addValue(column(
                        folded,
                        payment -> Objects.requireNonNullElse(payment.status().amount(), 0L),
                        Long[]::new))
                .addValue(column(folded, payment -> payment.status().authorizedAmount(), Long[]::new))
                .addValue(column(folded, payment -> payment.status().capturedAmount(), Long[]::new))
                .addValue(column(folded, payment -> payment.status().refundedAmount(), Long[]::new))
                .addValue(column(folded, payment -> payment.status().cancelledAmount(), Long[]::new))
                .addValue(column(
                        folded, payment -> payment.projection().movements().json(), String[]::new))
                .addValue(column(folded, payment -> time(movedLateAt(payment)), OffsetDateTime[]::new));
    }

    private static @Nullable Instant movedLateAt(Folded payment) {
        return payment.projection().movements().lateAt(requestedAt(payment));
    }

    private static Instant requestedAt(Folded payment) {
        return Objects.requireNonNullElse(
                payment.status().requestedAt(), payment.status().occurredAt());
    }

    private static <T> @Nullable T reserved(Folded payment, Function<Reservation, @Nullable T> member) {
        var reservation = payment.projection().reservation();
        return reservation == null ? null : member.apply(reservation);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static <S, T> T[] column(List<S> rows, Function<S, @Nullable T> value, Function<Integer, T[]> array) {
        return rows.stream().map(value).toArray(array::apply);
    }
}
