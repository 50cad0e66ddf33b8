package io.qrpay.initiator.pairing;

import io.qrpay.initiator.creation.RequestedPayment;
import io.qrpay.tracing.PaymentTrace;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** Deletes what is known of customers as soon as it has been of use, or can be of none any more. */
@ApplicationScoped
class Forgetting {
    private static final String SETTLED =
            "update sticker_checkout set token = null, checkout = null where payment_key = $1 and create_key = $2";
    /** Rows that somebody decides about at this moment are left for the next time. */
    private static final String CONTENT = """
            update sticker_checkout set token = null, checkout = null where (payment_key, create_key) in (
                select payment_key, create_key from sticker_checkout
                where (checkout is not null or token is not null) and coalesce(scanned_at, valid_until) < $1
                for update skip locked)""";

    private static final String CHECK_INS = """
            delete from check_in where (msn, merchant_qr_id) in (
                select msn, merchant_qr_id from check_in where scanned_at < $1 for update skip locked)""";
    private static final String CHECKOUTS = """
            delete from sticker_checkout where (payment_key, create_key) in (
                select payment_key, create_key from sticker_checkout where valid_until < $1 for update skip locked)""";

    private final Pool database;
    private final PairingConfig config;
    private final Clock clock;

    Forgetting(Pool database, PairingConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** The create call is settled. Never fails: what cannot be deleted now is deleted when its time is over. */
    Uni<Void> settled(RequestedPayment payment) {
        return database.preparedQuery(SETTLED)
                .execute(Tuple.of(payment.key().toString(), payment.idempotencyKey()))
                .ifNoItem()
                .after(config.decideWithin())
                .fail()
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> PaymentTrace.of(payment.key())
                        .log(() -> Log.warnf(e, "A customer's token stays for a while payment=%s", payment.key())))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        var steps = List.of(
                delete(CHECK_INS, config.tokenLife()),
                delete(CONTENT, config.tokenLife()),
                delete(CHECKOUTS, config.keptFor()));
        return Uni.join()
                .all(steps)
                .andCollectFailures()
                .onFailure()
                .invoke(e -> Log.warn("What is known of customers at printed codes is deleted later", e))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Void> delete(String sql, Duration age) {
        var before = clock.instant().minus(age).atOffset(ZoneOffset.UTC);
        return database.preparedQuery(sql).execute(Tuple.of(before)).replaceWithVoid();
    }
}
