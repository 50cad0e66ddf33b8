package io.qrpay.initiator.pairing;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.initiator.creation.RequestedPayment;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The tables of checkouts and customers at printed codes. All of it happens in the caller's transaction. */
@ApplicationScoped
class PairingTables {
    /** No checkout is valid for longer than 10 minutes, and no token for longer than 15. */
    private static final Duration RECENT = Duration.ofMinutes(30);

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('sticker ' || $1, 0))";
    /** A payment whose end is wished for is over too: nobody is to be asked for it. */
    private static final String PAYMENT_IS_OVER = """
            (p.state not in ('REQUESTED', 'AWAITING_CUSTOMER')
                or p.status::jsonb -> 'operations' @> '[{"kind":"CANCEL"}]')""";

    private static final String CHANGED_AT = "(p.status::jsonb ->> 'occurredAt')::timestamptz";
    static final String ENDED_AT = """
            case when %s then %s
                 when s.token_digest is null then least(s.replaced_at, s.valid_until) end""".formatted(PAYMENT_IS_OVER, CHANGED_AT);
    private static final String SALES = """
            select s.payment_key, s.create_key, s.requested_at, s.received_at, s.valid_until, s.token_digest, s.scanned_at,
                %s as ended_at, coalesce(%s, false) or s.replaced_at is not null as over, s.checkout, s.token
            from sticker_checkout s left join payment p on p.payment_key = s.payment_key
            where s.msn = $1 and s.merchant_qr_id = $2 and s.valid_until > $3""".formatted(ENDED_AT, PAYMENT_IS_OVER);
    private static final String SCAN =
            "select token, token_digest, scanned_at from check_in where msn = $1 and merchant_qr_id = $2";
    /**
     * The till may have been paid in another way meanwhile. What the checkout took the place of was on the till until then,
     * unless it is known to have ended before: it may be read later than the checkout that names it.
     */
    private static final String ELSEWHERE = """
            select max(turn) as turn from (
                select greatest(p.requested_at, case when %1$s then %2$s end) as turn from payment p
                where p.store_id = $1 and p.pos_id = $2 and p.requested_at > $3 and p.payment_key <> $4
                union all
                select coalesce((select case when %1$s then %2$s end from payment p where p.payment_key = $5), $6)
                where $5::text is not null) turns""".formatted(PAYMENT_IS_OVER, CHANGED_AT);

    private static final String REPLACE_OLDER = """
            update sticker_checkout set replaced_at = $4
            where msn = $1 and merchant_qr_id = $2 and requested_at <= $3 and (payment_key, create_key) <> ($5, $6)
                and token_digest is null and replaced_at is null""";
    /** A till that asks again waits again. */
    private static final String KEEP = """
            insert into sticker_checkout (payment_key, create_key, msn, merchant_qr_id, requested_at, received_at, valid_until,
                replaced_at, checkout)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (payment_key, create_key) do update set
                valid_until = greatest(sticker_checkout.valid_until, excluded.valid_until), checkout = excluded.checkout""";

    private static final String PAIR = """
            update sticker_checkout set token_digest = $3, scanned_at = $4, token = $5
            where payment_key = $1 and create_key = $2""";
    private static final String AWAIT = """
            insert into check_in (msn, merchant_qr_id, token, token_digest, scanned_at) values ($1, $2, $3, $4, $5)
            on conflict (msn, merchant_qr_id) do update set
                token = excluded.token, token_digest = excluded.token_digest, scanned_at = excluded.scanned_at""";
    private static final String CLEAR = "delete from check_in where msn = $1 and merchant_qr_id = $2";

    private final PairingSeals seals;

    PairingTables(PairingSeals seals) {
        this.seals = seals;
    }

    /** Until the transaction's end nobody else decides about this code. */
    Uni<Void> lock(SqlConnection connection, Sticker sticker) {
        return run(connection, LOCK, Tuple.of(sticker.toString()));
    }

    Uni<Till> till(SqlConnection connection, Sticker sticker, Instant now) {
        var key = Tuple.of(sticker.msn(), sticker.merchantQrId());
        var recent = Tuple.of(sticker.msn(), sticker.merchantQrId(), utc(now.minus(RECENT)));
        return connection
                .preparedQuery(SALES)
                .execute(recent)
                .map(rows -> stream(rows).map(PairingTables::sale).toList())
                .chain(sales -> connection.preparedQuery(SCAN).execute(key).map(rows -> till(sales, rows)));
    }

    /** When another payment of the same till began or ended last, by whatever way; empty when none did. */
    Uni<Optional<Instant>> elsewhere(SqlConnection connection, RequestedPayment payment) {
        var checkout = payment.checkout();
        var from = utc(payment.receivedAt().minus(RECENT));
        return connection
                .preparedQuery(ELSEWHERE)
                .execute(Tuple.of(
                        checkout.storeId(),
                        checkout.posId(),
                        from,
                        payment.key().toString(),
                        payment.supersedes().map(PaymentKey::toString).orElse(null),
                        utc(payment.receivedAt())))
                .map(rows -> Optional.ofNullable(instant(rows.iterator().next(), "turn")));
    }

    /** The checkout waits from now on, in place of those that the till asked for before. */
    Uni<Void> keep(SqlConnection connection, RequestedPayment payment, boolean replaced) {
        return replaced
                ? insert(connection, payment, payment.receivedAt())
                : insert(connection, payment, null).chain(() -> replaceOlder(connection, payment));
    }

    private Uni<Void> insert(SqlConnection connection, RequestedPayment payment, @Nullable Instant replacedAt) {
        var sticker = Sticker.of(payment);
        return run(
                connection,
                KEEP,
                Tuple.tuple()
                        .addString(payment.key().toString())
                        .addString(payment.idempotencyKey())
                        .addString(sticker.msn())
                        .addString(sticker.merchantQrId())
                        .addOffsetDateTime(utc(payment.checkout().requestedAt()))
                        .addOffsetDateTime(utc(payment.receivedAt()))
                        .addOffsetDateTime(utc(payment.validUntil()))
                        .addOffsetDateTime(replacedAt == null ? null : utc(replacedAt))
                        .addValue(Buffer.buffer(seals.sealed(payment))));
    }

    private static Uni<Void> replaceOlder(SqlConnection connection, RequestedPayment payment) {
        var sticker = Sticker.of(payment);
        return run(
                connection,
                REPLACE_OLDER,
                Tuple.tuple()
                        .addString(sticker.msn())
                        .addString(sticker.merchantQrId())
                        .addOffsetDateTime(utc(payment.checkout().requestedAt()))
                        .addOffsetDateTime(utc(payment.receivedAt()))
                        .addString(payment.key().toString())
                        .addString(payment.idempotencyKey()));
    }

    /** From now on it is this customer, and nobody else, who is asked to pay; whoever waited at the code waits no more. */
    Uni<Void> pair(SqlConnection connection, RequestedPayment payment, Instant scannedAt) {
        return run(
                        connection,
                        PAIR,
                        Tuple.of(
                                payment.key().toString(),
                                payment.idempotencyKey(),
                                seals.customer(payment),
                                utc(scannedAt),
                                Buffer.buffer(seals.sealedToken(payment))))
                .chain(() -> clear(connection, Sticker.of(payment)));
    }

    /** The customer waits, in place of whoever waited before. */
    Uni<Void> await(SqlConnection connection, CheckIn checkIn) {
        return run(
                connection,
                AWAIT,
                Tuple.of(
                        checkIn.msn(),
                        checkIn.merchantQrId(),
                        Buffer.buffer(seals.sealed(checkIn)),
                        seals.customer(checkIn),
                        utc(checkIn.scannedAt())));
    }

    Uni<Void> clear(SqlConnection connection, Sticker sticker) {
        return run(connection, CLEAR, Tuple.of(sticker.msn(), sticker.merchantQrId()));
    }

    private static Till till(List<Sale> sales, RowSet<Row> scans) {
        return new Till(
                sales, stream(scans).findFirst().map(PairingTables::scan).orElse(null));
    }

    private static Sale sale(Row row) {
        return new Sale(
                PaymentKey.parse(row.getString("payment_key")),
                row.getString("create_key"),
                time(row, "requested_at"),
                time(row, "received_at"),
                time(row, "valid_until"),
                row.getUUID("token_digest"),
                instant(row, "scanned_at"),
                instant(row, "ended_at"),
                row.getBoolean("over"),
                bytes(row, "checkout"),
                bytes(row, "token"));
    }

    private static Scan scan(Row row) {
        return new Scan(row.getBuffer("token").getBytes(), row.getUUID("token_digest"), time(row, "scanned_at"));
    }

    private static Uni<Void> run(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).replaceWithVoid();
    }

    private static byte @Nullable [] bytes(Row row, String column) {
        var buffer = row.getBuffer(column);
        return buffer == null ? null : buffer.getBytes();
    }

    private static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
