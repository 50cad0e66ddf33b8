package io.qrpay.initiator.pairing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The customers who wait at printed codes for a checkout, for the tills to act on. */
@ApplicationScoped
public class WaitingCheckIns {
    private static final String WAITING = """
            select c.msn, c.merchant_qr_id, c.scanned_at from check_in c
            where c.scanned_at > $1 and ($2::text is null or c.msn = $2)
                and not exists (select 1 from sticker_checkout s left join payment p on p.payment_key = s.payment_key
                    where s.msn = c.msn and s.merchant_qr_id = c.merchant_qr_id
                        and greatest(s.received_at, %s) >= c.scanned_at)
            order by c.scanned_at""".formatted(PairingTables.ENDED_AT);

    private final Pool database;
    private final PairingConfig config;
    private final Clock clock;
    private final Multi<Map<String, List<WaitingCheckIn>>> changes;

    WaitingCheckIns(Pool database, PairingConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.changes = looks().broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    /** Those of a sales unit. Fails with {@link PairingUnavailable}. */
    public Uni<List<WaitingCheckIn>> of(String msn) {
        return read(msn);
    }

    /**
     * Those of a sales unit, and again whenever somebody came or went, and at each look, so what a change did not bring is late
     * and not lost. While the database is away nobody waits. Has no end; who is slow to read gets the latest only.
     */
    public Multi<List<WaitingCheckIn>> following(String msn, Duration lookAgain) {
        return Multi.createBy().merging().withRequests(1).streams(looks(msn, lookAgain), changes(msn));
    }

    private Multi<List<WaitingCheckIn>> changes(String msn) {
        return changes.map(all -> all.getOrDefault(msn, List.of()))
                .skip()
                .repetitions()
                .onOverflow()
                .dropPreviousItems();
    }

    private Multi<List<WaitingCheckIn>> looks(String msn, Duration every) {
        return Multi.createFrom()
                .ticks()
                .every(every)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick -> read(msn).onFailure(PairingUnavailable.class).recoverWithItem(List.of()));
    }

    /** One look serves all who listen at this replica, and without them there is none. */
    private Multi<Map<String, List<WaitingCheckIn>>> looks() {
        return Multi.createFrom()
                .ticks()
                .every(config.lookEvery())
                .onOverflow()
                .drop()
                .onItem()
                .transformToMultiAndConcatenate(tick -> look())
                .skip()
                .repetitions();
    }

    private Multi<Map<String, List<WaitingCheckIn>>> look() {
        return read(null)
                .map(all -> all.stream().collect(Collectors.groupingBy(WaitingCheckIn::msn)))
                .toMulti()
                .onFailure(PairingUnavailable.class)
                .recoverWithCompletion();
    }

    private Uni<List<WaitingCheckIn>> read(@Nullable String msn) {
        var since = clock.instant().minus(config.countsFor()).atOffset(ZoneOffset.UTC);
        return database.preparedQuery(WAITING)
                .execute(Tuple.of(since, msn))
                .ifNoItem()
                .after(config.decideWithin())
                .fail()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::waiting)
                        .toList())
                .onFailure(PairingUnavailable::isTrouble)
                .transform(PairingUnavailable::new);
    }

    private WaitingCheckIn waiting(Row row) {
        var scannedAt = row.getOffsetDateTime("scanned_at").toInstant();
        return new WaitingCheckIn(
                row.getString("msn"), row.getString("merchant_qr_id"), scannedAt, scannedAt.plus(config.countsFor()));
    }
}
