package io.qrpay.initiator.pairing;

import io.qrpay.initiator.creation.RequestedPayment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Brings a checkout at a printed code and the customer who scanned it together, whichever comes first: one customer for one
 * checkout, however often either comes and to whichever replica. Each decision is one transaction that holds the code's lock.
 * Fails with {@link PairingUnavailable} while the database is away.
 */
@ApplicationScoped
class Pairing {
    private final Pool database;
    private final PairingTables tables;
    private final PairingSeals seals;
    private final PairingConfig config;
    private final Clock clock;

    Pairing(Pool database, PairingTables tables, PairingSeals seals, PairingConfig config, Clock clock) {
        this.database = database;
        this.tables = tables;
        this.seals = seals;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A till asks: the payment comes back with its customer, if one is to be asked now. Otherwise it waits for one, or somebody
     * has been asked already.
     */
    Uni<RequestedPayment> ask(RequestedPayment payment) {
        return decide(
                Sticker.of(payment),
                (connection, till) -> till.sale(payment)
                        .filter(sale -> sale.isPaired() || sale.over())
                        .map(sale -> again(payment, sale))
                        .orElseGet(() -> begin(connection, payment, till)));
    }

    /** The same customer as the first time. */
    private Uni<RequestedPayment> again(RequestedPayment payment, Sale sale) {
        return item(seals.token(sale).map(payment::withCustomer).orElse(payment));
    }

    private Uni<RequestedPayment> begin(SqlConnection connection, RequestedPayment payment, Till till) {
        var replaced = till.isReplaced(payment);
        var over = replaced || clock.instant().isAfter(payment.validUntil());
        return tables.keep(connection, payment, replaced)
                .chain(() -> over ? item(payment) : withWhoWaits(connection, payment, till));
    }

    private Uni<RequestedPayment> withWhoWaits(SqlConnection connection, RequestedPayment payment, Till till) {
        var scan = till.scan();
        if (scan == null) {
            return item(payment);
        }
        var sale = till.sale(payment).orElseGet(() -> Sale.of(payment));
        return meant(connection, payment, sale, till, scan.scannedAt())
                .map(meant -> meant ? seals.open(Sticker.of(payment), scan) : Optional.<String>empty())
                .chain(token -> token.map(payment::withCustomer)
                        .map(paired -> pair(connection, paired, scan.scannedAt()))
                        .orElseGet(() ->
                                tables.clear(connection, Sticker.of(payment)).replaceWith(payment)));
    }

    /** A customer has scanned. */
    Uni<CheckInOutcome> checkIn(CheckIn checkIn) {
        return decide(
                checkIn.sticker(),
                (connection, till) -> till.sale(seals.customer(checkIn))
                        .map(this::repeated)
                        .orElseGet(() -> till.waiting(clock.instant())
                                .flatMap(sale ->
                                        seals.payment(sale).map(found -> offer(connection, checkIn, till, sale, found)))
                                .orElseGet(() -> await(connection, checkIn, till))));
    }

    /** Whoever took the check-in before may have been stopped before the customer was asked. */
    private Uni<CheckInOutcome> repeated(Sale sale) {
        return Uni.createFrom()
                .item(seals.paired(sale)
                        .<CheckInOutcome>map(CheckInOutcome.Paired::new)
                        .orElseGet(CheckInOutcome.Repeated::new));
    }

    private Uni<CheckInOutcome> offer(
            SqlConnection connection, CheckIn checkIn, Till till, Sale sale, RequestedPayment payment) {
        return meant(connection, payment, sale, till, checkIn.scannedAt())
                .chain(meant -> meant
                        ? pair(connection, payment.withCustomer(checkIn.token()), checkIn.scannedAt())
                                .map(CheckInOutcome.Paired::new)
                        : Uni.createFrom().item(new CheckInOutcome.Void()));
    }

    private Uni<CheckInOutcome> await(SqlConnection connection, CheckIn checkIn, Till till) {
        var scannedAt = checkIn.scannedAt();
        var tooOld = scannedAt.isBefore(clock.instant().minus(config.tokenLife()));
        if (tooOld || till.isPassed(scannedAt) || !till.isQuietSince(scannedAt)) {
            return Uni.createFrom().item(new CheckInOutcome.Void());
        }
        return till.scan() != null && scannedAt.isBefore(till.scan().scannedAt())
                ? Uni.createFrom().item(new CheckInOutcome.Void())
                : tables.await(connection, checkIn).replaceWith(new CheckInOutcome.Waiting());
    }

    private Uni<Boolean> meant(
            SqlConnection connection, RequestedPayment payment, Sale sale, Till till, Instant scannedAt) {
        return tables.elsewhere(connection, payment)
                .map(turn -> till.counts(scannedAt, sale, config.countsFor(), turn.orElse(null)));
    }

    private Uni<RequestedPayment> pair(SqlConnection connection, RequestedPayment paired, Instant scannedAt) {
        return tables.pair(connection, paired, scannedAt).replaceWith(paired);
    }

    private <T> Uni<T> decide(Sticker sticker, Decision<T> decision) {
        return within(connection -> tables.lock(connection, sticker)
                .chain(() -> tables.till(connection, sticker, clock.instant()))
                .chain(till -> decision.of(connection, till)));
    }

    private <T> Uni<T> within(Function<SqlConnection, Uni<T>> work) {
        return database.withTransaction(work)
                .ifNoItem()
                .after(config.decideWithin())
                .fail()
                .onFailure(PairingUnavailable::isTrouble)
                .transform(PairingUnavailable::new);
    }

    private static <T> Uni<T> item(T item) {
        return Uni.createFrom().item(item);
    }

    private interface Decision<T> {
        Uni<T> of(SqlConnection connection, Till till);
    }
}
