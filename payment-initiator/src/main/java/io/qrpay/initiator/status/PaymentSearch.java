package io.qrpay.initiator.status;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds payments of the whole chain for people. A search that takes too long is ended in the database, too, and few are
 * answered at once: tills come first. Fails with {@link StatusUnavailable} then.
 */
@ApplicationScoped
public class PaymentSearch {
    private final Pool database;
    private final SearchConfig config;
    private final Semaphore reads;

    PaymentSearch(Pool database, SearchConfig config) {
        this.database = database;
        this.config = config;
        this.reads = new Semaphore(config.reads());
    }

    public Uni<StatusPage> find(Search search) {
        if (!reads.tryAcquire()) {
            return Uni.createFrom().failure(new StatusUnavailable(new RejectedExecutionException("too many searches")));
        }
        return database.withTransaction(connection -> read(connection, search))
                .ifNoItem()
                .after(config.readWithin())
                .fail()
                .onTermination()
                .invoke(() -> reads.release())
                .onFailure()
                .transform(StatusUnavailable::new)
                .map(rows -> StatusPage.of(list(rows), "requested_at", search.limit()));
    }

    private Uni<RowSet<Row>> read(SqlConnection connection, Search search) {
        var statement = new Statement(search);
        return connection
                .query("set transaction read only; set local statement_timeout = "
                        + config.readWithin().toMillis())
                .execute()
                .chain(() -> connection.preparedQuery(statement.sql()).execute(statement.parameters()));
    }

    private static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    /** Only what is asked for is in it: the database picks an index by what is there. */
    private static final class Statement {
        private final StringBuilder sql = new StringBuilder("select requested_at, payment_key, status from payment");
        private final Tuple parameters = Tuple.tuple();

        Statement(Search search) {
            where("store_id = ", search.storeId());
            where("pos_id = ", search.posId());
            where("state = ", search.state() == null ? null : search.state().name());
            where("reference = ", search.reference());
            where("requested_at >= ", utc(search.from()));
            where("requested_at < ", utc(search.to()));
            if (search.after() != null) {
                where("(requested_at, payment_key) < (", utc(search.after().time()));
                sql.append(", ").append(next(search.after().paymentKey())).append(')');
            }
            // One row more than asked for tells that there is a next page.
            sql.append(" order by requested_at desc, payment_key desc limit ").append(next(search.limit() + 1));
        }

        private void where(String condition, @Nullable Object value) {
            if (value != null) {
                sql.append(parameters.size() == 0 ? " where " : " and ")
                        .append(condition)
                        .append(next(value));
            }
        }

        private String next(Object value) {
            parameters.addValue(value);
            return "$" + parameters.size();
        }

        String sql() {
            return sql.toString();
        }

        Tuple parameters() {
            return parameters;
        }

        private static @Nullable Object utc(@Nullable Instant time) {
            return time == null ? null : time.atOffset(ZoneOffset.UTC);
        }
    }
}
