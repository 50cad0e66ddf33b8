package io.qrpay.initiator.polling;

import static io.qrpay.initiator.polling.Polled.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.qrpay.local.quarkus.LocalStack;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several replicas, one database. */
class SharedHealthIT {
    private static final String MSN = "123456";
    private static final String SCHEMA = "payment_initiator";

    private final Vertx vertx = Vertx.vertx();
    private final String database = LocalStack.databaseServer().newDatabaseUrl();
    private final Replica one = new Replica(pool(database));
    private final Replica other = new Replica(pool(database));

    private static final class Replica {
        private final WebhookHealth health = new WebhookHealth(Polled.config(), new SimpleMeterRegistry());
        private final SharedHealth shared;

        Replica(Pool pool) {
            shared = new SharedHealth(Polled.config(), health, pool);
        }

        void exchange() {
            shared.exchange().await().atMost(Duration.ofSeconds(30));
        }

        boolean trusts() {
            return health.isTrusted(MSN);
        }
    }

    @BeforeEach
    void migrate() {
        Flyway.configure()
                .dataSource("jdbc:" + database, "postgres", "postgres")
                .schemas(SCHEMA)
                .load()
                .migrate();
    }

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    @Test
    void shouldHearFromTheOtherWhatItMissedAndThatItIsWellAgain() {
        other.exchange();
        one.health.missed(MSN, START);
        one.exchange();
        other.exchange();
        assertThat(other.trusts()).isFalse();

        other.health.arrived(MSN, START.plusSeconds(60));
        other.exchange();
        assertThat(one.trusts()).isFalse();
        one.exchange();
        assertThat(one.trusts()).isTrue();
    }

    @Test
    void shouldKnowAtItsStartWhatOthersFoundLongAgo() {
        one.health.missed(MSN, START);
        one.exchange();
        execute("update webhook_health set changed_at = changed_at - interval '1 day'");

        other.exchange();

        assertThat(other.trusts()).isFalse();
    }

    @Test
    void shouldNotBringBackAnOldMissWhenAReplicaTellsItLate() {
        one.health.missed(MSN, START.plusSeconds(100));
        one.health.arrived(MSN, START.plusSeconds(160));
        one.exchange();

        other.health.missed(MSN, START);
        other.exchange();

        assertThat(other.trusts()).isTrue();
    }

    @Test
    void shouldGoOnWithWhatItKnowsWhileTheDatabaseIsAway() {
        var alone = new Replica(pool("postgresql://localhost:1/none"));

        alone.health.missed(MSN, START);
        alone.exchange();

        assertThat(alone.trusts()).isFalse();
        assertThat(alone.health.takeUnshared()).as("told when it is back").containsOnlyKeys(MSN);
    }

    private void execute(String sql) {
        pool(database).query(sql).executeAndAwait();
    }

    private Pool pool(String url) {
        var options = PgConnectOptions.fromUri(url)
                .setUser("postgres")
                .setPassword("postgres")
                .addProperty("search_path", SCHEMA);
        return Pool.newInstance(PgBuilder.pool()
                .connectingTo(options)
                .using(vertx.getDelegate())
                .build());
    }
}
