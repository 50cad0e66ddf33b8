package io.qrpay.ingress.registration;

import io.qrpay.vipps.salesunit.Party;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** When each party was compared with the vendor, so that one replica's work serves all; by the database's clock. */
@ApplicationScoped
class AlignmentTable {
    private static final double MILLIS = 1000;

    private final Pool pool;
    private final OurUrls urls;
    private final Duration answersWithin;

    AlignmentTable(Pool pool, OurUrls urls, IngressConfig config) {
        this.pool = pool;
        this.urls = urls;
        this.answersWithin = config.registration().databaseAnswersWithin();
    }

    /** What came of the last comparison of the same wish, unless it is longer ago than that. */
    Uni<Optional<Last>> last(Wish wish, Duration lately) {
        var sql = "select check_in_taken from webhook_ingress.alignment"
                + " where party = $1 and terms = $2 and compared_at > now() - make_interval(secs => $3)";
        return execute(sql, Tuple.of(wish.party().toString(), terms(wish), lately.toMillis() / MILLIS))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(
                                new Last(wish.party(), rows.iterator().next().getBoolean(0))));
    }

    /** It was compared just now. */
    Uni<Void> note(Wish wish, boolean checkInTaken) {
        var sql = "insert into webhook_ingress.alignment (party, terms, compared_at, check_in_taken)"
                + " values ($1, $2, now(), $3) on conflict (party)"
                + " do update set terms = $2, compared_at = now(), check_in_taken = $3";
        return execute(sql, Tuple.of(wish.party().toString(), terms(wish), checkInTaken))
                .replaceWithVoid();
    }

    private String terms(Wish wish) {
        return wish.terms() + " at " + urls.prefix();
    }

    private Uni<RowSet<Row>> execute(String sql, Tuple values) {
        return pool.preparedQuery(sql)
                .execute(values)
                .ifNoItem()
                .after(answersWithin)
                .fail();
    }

    /**
     * A comparison.
     *
     * @param checkInTaken another system had the party's check-in registration
     */
    record Last(Party party, boolean checkInTaken) {}
}
