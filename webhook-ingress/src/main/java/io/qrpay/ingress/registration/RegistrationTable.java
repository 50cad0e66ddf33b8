package io.qrpay.ingress.registration;

import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.webhook.WebhookSecret;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
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
    private static final String COLUMNS = "id, vendor_id, msn, expected, url, key_id, secret, retired_at";
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

    /** The rows of a sales unit and of these registrations of the vendor's. */
    Uni<List<KeptRegistration>> of(String msn, Collection<String> vendorIds) {
        var sql = "select " + COLUMNS + " from webhook_ingress.registration where msn = $1 or vendor_id = any($2)";
        return read(sql, Tuple.of(msn, vendorIds.toArray(String[]::new)), Map.of());
    }

    /** May be repeated. */
    Uni<Void> insert(KeptRegistration made, WebhookSecret secret) {
        var sql = "insert into webhook_ingress.registration (id, vendor_id, msn, expected, url, key_id, secret)"
                + " values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing";
        return write(
                sql,
                Tuple.from(List.of(
                        made.id(),
                        made.vendorId(),
                        made.msn(),
                        made.expected().name(),
                        made.url().toString(),
                        seal.keyId(),
                        Buffer.buffer(seal.seal(made.id(), secret.reveal())))));
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

    /**
     * Does the work while no other replica does any for the same sales unit; if one does at this moment, this is empty
     * and nothing is done. The lock ends with the transaction, thus also with a process that dies.
     */
    <T> Uni<@Nullable T> whileAlone(String msn, Supplier<Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery("select pg_try_advisory_xact_lock($1, hashtext($2))")
                .execute(Tuple.of(LOCKS, msn))
                .ifNoItem()
                .after(answersWithin)
                .fail()
                .chain(rows -> rows.iterator().next().getBoolean(0)
                        ? work.get()
                        : Uni.createFrom().nullItem()));
    }

    private Uni<List<KeptRegistration>> read(String sql, Tuple values, Map<UUID, KeptRegistration> known) {
        return pool.preparedQuery(sql)
                .execute(values)
                .ifNoItem()
                .after(answersWithin)
                .fail()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> kept(row, known.get(row.getUUID("id"))))
                        .toList());
    }

    private Uni<Void> change(String sql, Collection<UUID> rows) {
        return rows.isEmpty() ? Uni.createFrom().voidItem() : write(sql, Tuple.of(rows.toArray(UUID[]::new)));
    }

    private Uni<Void> write(String sql, Tuple values) {
        return pool.preparedQuery(sql)
                .execute(values)
                .ifNoItem()
                .after(answersWithin)
                .fail()
                .replaceWithVoid();
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
                row.getString("msn"),
                Expected.valueOf(row.getString("expected")),
                URI.create(row.getString("url")),
                secret(row, id),
                retired);
    }

    private @Nullable WebhookSecret secret(Row row, UUID id) {
        return seal.keyId().equals(row.getString("key_id"))
                ? WebhookSecret.of(seal.open(id, row.getBuffer("secret").getBytes()))
                : null;
    }
}
