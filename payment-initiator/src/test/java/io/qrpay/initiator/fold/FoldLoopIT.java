package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.AUTHORIZED;
import static io.qrpay.contracts.payment.FactName.CAPTURED;
import static io.qrpay.contracts.payment.FactName.CREATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.quarkus.LocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop on the real broker and the real database. */
class FoldLoopIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String ROWS = """
            select payment_key, version, state, fact_count, poll_from, resume_at, reserved_since, guaranteed_until,
              capture_due, currency, amount, authorized_amount, captured_amount, refunded_amount, cancelled_amount, moves,
              moved_late_at, status from %s.payment order by 1""";

    private final FoldBench bench = new FoldBench();
    private final TopicWriter writer = new TopicWriter(LocalStack.broker().bootstrapServers());
    private TopicReader<PaymentStatus> statuses;

    @BeforeEach
    void follow() {
        statuses =
                TopicReader.fromNow(LocalStack.broker().bootstrapServers(), bench.statusTopic(), PaymentStatus.class);
    }

    @AfterEach
    void close() {
        bench.close();
        statuses.close();
        writer.close();
    }

    @Test
    void shouldPublishEachChangeOnceInGrowingVersions() {
        // Given
        bench.start("a");
        var payment = payment();

        // When
        tell(
                payment,
                Tell.requested(),
                Tell.created(),
                Tell.created(),
                Tell.webhook(CREATED, 1),
                Tell.webhook(AUTHORIZED, 9));
        until(payment, PaymentState.AUTHORIZED);
        tell(payment, Tell.webhook(AUTHORIZED, 9), captured(payment));
        var all = until(payment, PaymentState.CAPTURED);

        // Then
        assertThat(versions(all)).isSorted().doesNotHaveDuplicates();
        assertThat(all.getLast().value().isFinal()).isTrue();
        assertThat(all.getLast().headers())
                .containsEntry("ce_type", "io.qrpay.payment.status.v1")
                .containsEntry("ce_id", payment + "#" + all.getLast().value().version())
                .containsEntry("pending", "0");
        assertThat(bench.rows("select count(*) from payment_fact")).containsExactly("5");
    }

    @Test
    void shouldTellTheCaptureWorkerInAHeaderThatSomethingIsPending() {
        bench.start("a");
        var payment = payment();

        tell(payment, Tell.requested(), Tell.created(), Tell.webhook(AUTHORIZED, 9));

        assertThat(until(payment, PaymentState.AUTHORIZED).getLast().headers()).containsEntry("pending", "1");
    }

    @Test
    void shouldCountAForeignPaymentButHaveNoStatusForIt() {
        bench.start("a");
        var foreign = payment();
        var ours = payment();

        tell(foreign, Tell.webhook(CREATED, 1), Tell.webhook(AUTHORIZED, 9));
        tell(ours, Tell.requested(), Tell.created());
        until(ours, PaymentState.AWAITING_CUSTOMER);

        assertThat(bench.rows("select payment_key from payment")).containsExactly(ours.toString());
        assertThat(statuses.received()).extracting(Received::key).containsOnly(ours.toString());
    }

    @Test
    void shouldPutWhatIsNoFactOnTheDeadLetterTopicAndGoOn() {
        bench.start("a");
        var payment = payment();
        var deadLetters =
                TopicReader.fromNow(LocalStack.broker().bootstrapServers(), bench.deadLetterTopic(), Object.class);

        writer.write(bench.factTopic(), payment.toString(), "{\"msn\":1".getBytes(StandardCharsets.UTF_8));
        writer.write(bench.factTopic(), payment.toString(), null);
        writer.write(bench.factTopic(), "other/key", at(payment, Tell.requested()));
        tell(payment, Tell.requested(), Tell.created());

        until(payment, PaymentState.AWAITING_CUSTOMER);
        assertThat(bench.deadLetterReasons(3))
                .anySatisfy(reason -> assertThat(reason).startsWith("no fact"))
                .contains("the value is null", "the key is not <msn>/<reference>");
        deadLetters.close();
    }

    @Test
    void shouldPublishTheSameBytesAgainWhenABatchIsReplayed() {
        // Given
        bench.start("a");
        var payment = payment();
        tell(payment, Tell.requested(), Tell.created(), Tell.webhook(AUTHORIZED, 9));
        var before = until(payment, PaymentState.AUTHORIZED).getLast();
        bench.stopAll();

        // When: the database has it, the offsets were lost
        bench.rewindGroup();
        bench.start("b");

        // Then
        var again = statuses.until(
                        all -> all.stream()
                                .anyMatch(record -> record.offset() > before.offset()
                                        && record.partition() == before.partition()
                                        && record.value().version()
                                                == before.value().version()),
                        PATIENCE)
                .getLast();
        assertThat(again.value()).isEqualTo(before.value());
    }

    @Test
    void shouldGoOnWithTheDatabaseAwayForAWhile() {
        bench.start("a");
        var payment = payment();
        tell(payment, Tell.requested());
        until(payment, PaymentState.REQUESTED);

        LocalStack.databaseServer().stop();
        tell(payment, Tell.created());
        await().atMost(PATIENCE).until(() -> bench.failures("a") > 0);
        LocalStack.databaseServer().resume();

        until(payment, PaymentState.AWAITING_CUSTOMER);
        await().atMost(PATIENCE).until(() -> bench.failures("a") == 0);
    }

    @Test
    void shouldNeverGoBackWhenAProcessSleepsThroughARebalance() {
        // Given: one process is held in mid-batch, after it projected and before it publishes
        bench.start("sleeper");
        var payments = new ArrayList<PaymentKey>();
        for (int i = 0; i < 40; i++) {
            payments.add(payment());
        }
        payments.forEach(payment -> tell(payment, Tell.requested()));
        until(payments, PaymentState.REQUESTED);
        bench.hold("sleeper");
        payments.forEach(payment -> tell(payment, Tell.created()));
        bench.awaitHeld("sleeper");

        // When: the group gives its partitions to another, which goes further
        bench.start("heir");
        payments.forEach(payment -> tell(payment, Tell.webhook(AUTHORIZED, 9), captured(payment)));
        until(payments, PaymentState.CAPTURED);
        bench.release("sleeper");
        payments.forEach(payment -> tell(
                payment,
                Tell.webhook(CAPTURED, 20).with().idempotencyKey("other").build()));
        var more = payment();
        tell(more, Tell.requested());
        until(more, PaymentState.REQUESTED);

        // Then
        assertOrder();
        assertThat(bench.rows("select distinct state from payment where payment_key <> '" + more + "'"))
                .containsExactly("CAPTURED");
    }

    @Test
    void shouldFindTheSameRowsWhenRebuiltIntoAnEmptySchema() {
        // Given
        bench.start("live");
        liveHundredLives();

        // When
        bench.rebuild("rebuilt");

        // Then
        bench.awaitSame(ROWS.formatted(bench.schema()), ROWS.formatted("rebuilt"));
        assertThat(bench.rows("select count(*) from rebuilt.payment")).containsExactly("100");
        var published = latest();
        assertThat(bench.rows("select payment_key || ' ' || version from rebuilt.payment"))
                .containsExactlyInAnyOrderElementsOf(published);
    }

    /** Half of the facts came after the backup; with none, all of them. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCatchUpInSilenceWhenTheDatabaseWasRestored(boolean hasBackup) {
        // Given
        bench.start("before");
        liveHundredLives();
        bench.stopAll();
        if (hasBackup) {
            bench.execute("create schema backup; create table backup.payment as select * from payment;"
                    + "create table backup.payment_fact as select * from payment_fact;"
                    + "create table backup.fold_progress as select * from fold_progress");
        }
        bench.start("after the backup");
        var open = payment();
        tell(open, Tell.requested(), Tell.created());
        writer.write(bench.factTopic(), open.toString(), null);
        until(open, PaymentState.AWAITING_CUSTOMER);
        liveHundredLives(200);
        var rows = bench.rows(ROWS.formatted(bench.schema()));
        bench.stopAll();
        while (!statuses.poll(Duration.ofSeconds(1)).isEmpty()) {}
        var published = statuses.received().size();

        // When
        bench.execute("truncate payment, payment_fact, fold_progress");
        if (hasBackup) {
            bench.execute("insert into payment select * from backup.payment;"
                    + "insert into payment_fact select * from backup.payment_fact;"
                    + "insert into fold_progress select * from backup.fold_progress");
        }
        bench.start("restored");

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(bench.rows(ROWS.formatted(bench.schema()))).isEqualTo(rows));
        tell(open, Tell.webhook(AUTHORIZED, 9));
        var all = until(open, PaymentState.AUTHORIZED);
        assertThat(versions(all)).isSorted().doesNotHaveDuplicates();
        assertThat(statuses.received()).hasSize(published + 1);
        assertThat(bench.deadLetterReasons(1)).containsExactly("the value is null");
    }

    /** As when a replica of the database takes over that had not got all of it. */
    @Test
    void shouldFoldAgainWhatTheDatabaseHasLostWhenItHappensBehindItsBack() {
        // Given
        bench.start("a");
        liveHundredLives();
        bench.execute("create schema replica; create table replica.payment as select * from payment;"
                + "create table replica.payment_fact as select * from payment_fact;"
                + "create table replica.fold_progress as select * from fold_progress");
        liveHundredLives(200);
        var rows = bench.rows(ROWS.formatted(bench.schema()));

        // When
        bench.execute("begin; truncate payment, payment_fact, fold_progress;"
                + "insert into payment select * from replica.payment;"
                + "insert into payment_fact select * from replica.payment_fact;"
                + "insert into fold_progress select * from replica.fold_progress; commit");
        var next = payment();
        tell(next, Tell.requested(), Tell.created());
        until(next, PaymentState.AWAITING_CUSTOMER);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bench.rows(ROWS.formatted(bench.schema())))
                        .hasSize(rows.size() + 1)
                        .containsAll(rows));
        assertOrder();
    }

    @Test
    void shouldAddUpWhatWasFoldedBeforeTheDayWasAddedUp() {
        // Given: the rows as they were before
        bench.start("live");
        liveHundredLives();
        bench.migrate("former", "4");
        bench.execute("""
                insert into former.payment_fact select * from payment_initiator.payment_fact;
                insert into former.payment (payment_key, msn, reference, store_id, pos_id, state, is_final, version, partition,
                  requested_at, create_key, fact_count, status)
                select payment_key, msn, reference, store_id, pos_id, state, is_final, version, partition,
                  requested_at, create_key, fact_count, status from payment_initiator.payment""");

        // When
        bench.migrate("former", "latest");

        // Then
        var rows = """
                select payment_key, currency, amount, authorized_amount, captured_amount, refunded_amount, cancelled_amount,
                  moved_late_at, (select array_agg(at || ' ' || move.amount order by at, move.amount)
                    from jsonb_to_recordset(moves::jsonb) as move(at timestamptz, amount bigint))::text
                from %s.payment order by 1""";
        assertThat(bench.rows(rows.formatted("former"))).isEqualTo(bench.rows(rows.formatted(bench.schema())));
        assertThat(bench.rows("select count(*) > 10 from former.payment where moves is not null"))
                .containsExactly("true");
    }

    private void liveHundredLives() {
        liveHundredLives(0);
    }

    /** Each seed is a life. */
    private void liveHundredLives(int firstSeed) {
        var before = bench.written();
        var told = new ArrayList<Map.Entry<PaymentKey, Fact>>();
        for (int life = firstSeed; life < firstSeed + 100; life++) {
            var payment = payment();
            new Life(life).told.forEach(fact -> told.add(Map.entry(payment, fact)));
        }
        Collections.shuffle(told, new Random(42));
        told.forEach(fact ->
                writer.send(bench.factTopic(), fact.getKey().toString(), at(fact.getKey(), fact.getValue()), Map.of()));
        bench.awaitFolded(before + told.size());
    }

    private List<String> latest() {
        var latest = new HashMap<String, Long>();
        statuses.until(all -> all.stream().map(Received::key).distinct().count() == 100, PATIENCE);
        while (!statuses.poll(Duration.ofSeconds(1)).isEmpty()) {}
        statuses.received()
                .forEach(record -> latest.put(record.key(), record.value().version()));
        return latest.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private void assertOrder() {
        var seen = new HashMap<String, PaymentStatus>();
        for (var record : statuses.received()) {
            var before = seen.put(record.key(), record.value());
            if (before != null && before.version() == record.value().version()) {
                assertThat(record.value()).isEqualTo(before);
            } else if (before != null) {
                assertThat(record.value().version()).as(record.key()).isGreaterThan(before.version());
            }
        }
    }

    private static PaymentKey payment() {
        return new PaymentKey("123456", "ref-" + UUID.randomUUID());
    }

    private static Fact captured(PaymentKey payment) {
        var key = io.qrpay.contracts.payment.OperationKey.of(payment, "auto", 1);
        return Tell.captured().with().idempotencyKey(key).build();
    }

    private static Fact at(PaymentKey payment, Fact fact) {
        return new Fact(
                payment.msn(),
                payment.reference(),
                fact.name(),
                fact.success(),
                fact.source(),
                fact.occurredAt(),
                fact.amount(),
                fact.idempotencyKey(),
                fact.pspReference(),
                fact.request(),
                fact.qr(),
                fact.aggregate(),
                fact.captureGuaranteedUntil(),
                fact.failure(),
                fact.commandId(),
                fact.requestedBy(),
                fact.operationId(),
                fact.attempt(),
                fact.notBefore());
    }

    private void tell(PaymentKey payment, Fact... facts) {
        for (var fact : facts) {
            writer.write(bench.factTopic(), payment.toString(), at(payment, fact));
        }
    }

    private List<Received<PaymentStatus>> until(PaymentKey payment, PaymentState state) {
        until(List.of(payment), state);
        return statuses.received().stream()
                .filter(record -> payment.toString().equals(record.key()))
                .toList();
    }

    private void until(List<PaymentKey> payments, PaymentState state) {
        var keys = payments.stream().map(PaymentKey::toString).toList();
        statuses.until(
                all -> all.stream()
                        .filter(record -> record.value().state() == state)
                        .map(Received::key)
                        .toList()
                        .containsAll(keys),
                PATIENCE);
    }

    private static List<Long> versions(List<Received<PaymentStatus>> records) {
        return records.stream().map(record -> record.value().version()).toList();
    }
}
