package io.qrpay.initiator.polling;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other replicas which webhooks do not come, and hears of it. Written in trouble only, and at most once in five
 * seconds; while the database is away each replica goes on with what it knows.
 */
@ApplicationScoped
class SharedHealth {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(4);
    private static final String WRITE = """
            insert into webhook_health (msn, missed_at, arrived_at, changed_at)
            select msn, missed_at, arrived_at, now()
            from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as seen (msn, missed_at, arrived_at) order by msn
            on conflict (msn) do update set
                missed_at = greatest(webhook_health.missed_at, excluded.missed_at),
                arrived_at = greatest(webhook_health.arrived_at, excluded.arrived_at),
                changed_at = excluded.changed_at""";
    private static final String READ = """
            select msn, missed_at, arrived_at from webhook_health where $1 or changed_at > now() - interval '1 minute'""";

    private final PollingConfig config;
    private final WebhookHealth health;
    private final Pool pool;
    private volatile boolean behind = true;

    SharedHealth(PollingConfig config, WebhookHealth health, Pool pool) {
        this.config = config;
        this.health = health;
        this.pool = pool;
    }

    /** Never fails: what could not be told or heard is so the next time. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> exchange() {
        return config.enabled()
                ? tell().chain(this::hear).onFailure().recoverWithUni(this::withoutDatabase)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> tell() {
        var news = health.takeUnshared();
        return news.isEmpty()
                ? Uni.createFrom().voidItem()
                : ask(WRITE, rows(news))
                        .onFailure()
                        .invoke(() -> health.keepUnshared(news.keySet()))
                        .replaceWithVoid();
    }

    private Uni<Void> hear() {
        return ask(READ, Tuple.of(behind)).invoke(this::heard).replaceWithVoid();
    }

    private void heard(RowSet<Row> rows) {
        rows.forEach(row -> health.add(row.getString(0), new Arrivals(time(row, 1), timeOrNull(row, 2))));
        behind = false;
    }

    private Uni<Void> withoutDatabase(Throwable trouble) {
        if (!behind) {
            Log.warn("The health of webhooks cannot be shared; each replica goes on with what it knows", trouble);
        }
        behind = true;
        return Uni.createFrom().voidItem();
    }

    private Uni<RowSet<Row>> ask(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .ifNoItem()
                .after(ANSWER_WITHIN)
                .fail();
    }

    private static Tuple rows(Map<String, Arrivals> news) {
        return Tuple.of(
                news.keySet().toArray(String[]::new),
                times(news, Arrivals::missedAt),
                times(news, Arrivals::arrivedAt));
    }

    private static OffsetDateTime[] times(Map<String, Arrivals> news, Function<Arrivals, @Nullable Instant> member) {
        return news.values().stream()
                .map(member)
                .map(time -> time == null ? null : time.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static Instant time(Row row, int column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static @Nullable Instant timeOrNull(Row row, int column) {
        return row.getOffsetDateTime(column) == null ? null : time(row, column);
    }
}
