package io.qrpay.ingress.registration;

import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.salesunit.Party;
import io.qrpay.vipps.webhook.WebhookSecret;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The registrations that we hold the secrets of; every statement ends in time or fails. */
@ApplicationScoped
class RegistrationTable {
    private static final String COLUMNS =
            "id, vendor_id, msn, partner, expected, url, key_id, secret, created_at, retired_at";
    /** Sets our advisory locks apart from others' in the same database. */
    private static final int LOCKS = 0x71727061;

    private final Pool pool;
    private final SecretSeal seal;
    private final Duration answersWithin;

    RegistrationTable(Pool pool, SecretSeal seal, IngressConfig config) {
        this.pool = pool;
        this.seal = seal;
        this.answersWithin = config.registration().databaseAnswersWithin();
    }

    /** All rows; one that is among the known, by its id, is not decrypted again. */
    Uni<List<KeptRegistration>> all(Map<UUID, KeptRegistration> known) {
        return read("select " + COLUMNS + " from webhook_ingress.registration", Tuple.tuple(), known);
    }

    /** Differs whenever the rows do. */
    Uni<String> mark() {
        var sql = "select concat_ws('/', count(*), count(retired_at), max(created_at), max(retired_at))"
                + " from webhook_ingress.registration";
        return execute(sql, Tuple.tuple()).map(rows -> rows.iterator().next().getString(0));
    }

    /** The rows of a party and of these registrations of the vendor's. */
    Uni<List<KeptRegistration>> of(Party party, Collection<String> vendorIds) {
        var sql = "select " + COLUMNS + " from webhook_ingress.registration"
                + " where msn = $1 or partner = $2 or vendor_id = any($3)";
        return read(sql, Tuple.of(msn(party), partner(party), vendorIds.toArray(String[]::new)), Map.of());
    }

    /** May be repeated. */
    Uni<Void> insert(KeptRegistration made, WebhookSecret secret) {
        var sql = "insert into webhook_ingress.registration"
                + " (id, vendor_id, msn, partner, expected, url, created_at, key_id, secret)"
                + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing";
        return write(
                sql,
                Tuple.tuple()
                        .addUUID(made.id())
                        .addString(made.vendorId())
                        .addString(msn(made.party()))
                        .addString(partner(made.party()))
                        .addString(made.expected().name())
                        .addString(made.url().toString())
                        .addOffsetDateTime(made.madeAt().atOffset(ZoneOffset.UTC))
                        .addString(seal.keyId())
                        .addValue(sealed(made.id(), secret.reveal())));
    }

    private static @Nullable String msn(Party party) {
        return party instanceof Party.SalesUnit unit ? unit.msn() : null;
    }

    private static @Nullable String partner(Party party) {
        return party instanceof Party.Partner partner ? partner.credentials() : null;
    }

    private Buffer sealed(UUID row, String secret) {
        return Buffer.buffer(seal.seal(row, secret));
    }

    /** The secrets of these are not believed any more. */
    Uni<Void> forget(Collection<UUID> rows) {
        return change("delete from webhook_ingress.registration where id = any($1)", rows);
    }

    /** The vendor does not list these any more. */
    Uni<Void> retire(Collection<UUID> rows) {
        return change("update webhook_ingress.registration set retired_at = now() where id = any($1)", rows);
    }

    /** The vendor lists these again. */
    Uni<Void> revive(Collection<UUID> rows) {
        return change("update webhook_ingress.registration set retired_at = null where id = any($1)", rows);
    }

    /** What was retired longer ago than that is not believed any more. */
    Uni<Void> forgetRetired(Duration before) {
        var time = OffsetDateTime.now(ZoneOffset.UTC).minus(before);
        return write("delete from webhook_ingress.registration where retired_at < $1", Tuple.of(time));
    }

    /** Seals with the present key what a former one of ours sealed, so that the former can be given up. */
    Uni<Void> sealAnew() {
        var sql = "select id, key_id, secret from webhook_ingress.registration where key_id <> $1";
        return execute(sql, Tuple.of(seal.keyId()))
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .filter(row -> seal.opens(row.getString("key_id")))
                        .onItem()
                        .transformToUniAndConcatenate(this::sealAnew)
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private Uni<Void> sealAnew(Row row) {
        var sql = "update webhook_ingress.registration set key_id = $1, secret = $2 where id = $3 and key_id = $4";
        var id = row.getUUID("id");
        var former = row.getString("key_id");
        var secret = seal.open(former, id, row.getBuffer("secret").getBytes());
        return write(sql, Tuple.of(seal.keyId(), sealed(id, secret), id, former));
    }

    /**
     * Does the work while no other replica does any for the same party; if one does at this moment, this is empty and
     * nothing is done. The lock ends with the transaction, thus also with a process that dies.
     */
    <T> Uni<@Nullable T> whileAlone(Party party, Supplier<Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery("select pg_try_advisory_xact_lock($1, hashtext($2))")
                .execute(Tuple.of(LOCKS, party.toString()))
                .ifNoItem()
                .after(answersWithin)
                .fail()
                .chain(rows -> rows.iterator().next().getBoolean(0)
                        ? work.get()
                        : Uni.createFrom().nullItem()));
    }

    private Uni<List<KeptRegistration>> read(String sql, Tuple values, Map<UUID, KeptRegistration> known) {
        return execute(sql, values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> kept(row, known.get(row.getUUID("id"))))
                        .toList());
    }

    private Uni<Void> change(String sql, Collection<UUID> rows) {
        return rows.isEmpty() ? Uni.createFrom().voidItem() : write(sql, Tuple.of(rows.toArray(UUID[]::new)));
    }

    private Uni<Void> write(String sql, Tuple values) {
        return execute(sql, values).replaceWithVoid();
    }

    private Uni<RowSet<Row>> execute(String sql, Tuple values) {
        return pool.preparedQuery(sql)
                .execute(values)
                .ifNoItem()
                .after(answersWithin)
                .fail();
    }

    private KeptRegistration kept(Row row, @Nullable KeptRegistration known) {
        var retired = row.getOffsetDateTime("retired_at") != null;
        return known != null && known.retired() == retired ? known : decrypted(row, retired);
    }

    private KeptRegistration decrypted(Row row, boolean retired) {
        var id = row.getUUID("id");
        return new KeptRegistration(
                id,
                row.getString("vendor_id"),
                party(row),
                Expected.valueOf(row.getString("expected")),
                URI.create(row.getString("url")),
                secret(row, id),
                row.getOffsetDateTime("created_at").toInstant(),
                retired);
    }

    private static Party party(Row row) {
        var partner = row.getString("partner");
        return partner == null ? new Party.SalesUnit(row.getString("msn")) : new Party.Partner(partner);
    }

    private @Nullable WebhookSecret secret(Row row, UUID id) {
        var keyId = row.getString("key_id");
        return seal.opens(keyId)
                ? WebhookSecret.of(seal.open(keyId, id, row.getBuffer("secret").getBytes()))
                : null;
    }
}
