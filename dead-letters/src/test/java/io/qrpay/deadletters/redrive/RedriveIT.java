package io.qrpay.deadletters.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.contracts.DeadLetter;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.deadletters.waiting.LetterCount;
import io.qrpay.deadletters.waiting.Range;
import io.qrpay.deadletters.waiting.WaitingRanges;
import io.qrpay.local.kafka.LocalKafka;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.Topic;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.kafka.TopicWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dead letters of a real broker are put back once, told about, and counted no longer. */
class RedriveIT {
    private static final String FACTS = "payment.event.v1";
    private static final String STATUSES = "payment.status.v1";
    private static final String DEAD_STATUSES = STATUSES + ".capture-worker.dlq";
    private static final Duration DAY = Duration.ofHours(24);

    private static LocalKafka kafka;
    private static TopicWriter writer;

    private final String checkouts = "checkout.r" + UUID.randomUUID().toString().substring(0, 8) + ".v1";
    private final String dead = checkouts + ".payment-initiator.dlq";
    private final List<String> said = new ArrayList<>();
    private Instant now = Instant.now();

    @BeforeAll
    static void start() {
        kafka = LocalKafka.start();
        kafka.create(Stream.of(FACTS, STATUSES, DEAD_STATUSES)
                .map(name -> new Topic(name, 2, Map.of()))
                .toList());
        writer = new TopicWriter(kafka.bootstrapServers());
    }

    @BeforeEach
    void makeTopics() {
        kafka.create(List.of(new Topic(checkouts, 3, Map.of()), new Topic(dead, 3, Map.of())));
    }

    @AfterEach
    void nothingOfTheStatusesIsLeft() {
        run(DEAD_STATUSES, "--force");
    }

    @AfterAll
    static void stop() {
        writer.close();
        kafka.close();
    }

    @Test
    void shouldPutARecordBackAsItWasWhenALetterPointsToIt() {
        // Given
        buried("oslo-1/order-000001", "{\"amount\": 1}", Map.of("ce_id", "one"));

        // When
        run(dead, "--by", "ada");

        // Then
        var again = records(checkouts, 2).get(1);
        assertThat(again.key()).isEqualTo("oslo-1/order-000001");
        assertThat(again.value()).asString().isEqualTo("{\"amount\": 1}");
        assertThat(again.headers())
                .containsEntry("ce_id", "one")
                .containsEntry("redriven-by", "ada")
                .containsEntry(
                        "redriven-first-at",
                        records(checkouts, 2).getFirst().timestamp().toString());
        assertThat(said).last().isEqualTo("Done by ada: 1 put back, 0 left waiting, 0 with nothing to put back");
        assertThat(waiting(dead)).isZero();
    }

    @Test
    void shouldPutNothingBackTwice() {
        // Given
        buried("oslo-1/order-000001", "one", Map.of());
        run(dead);
        buried("oslo-1/order-000002", "two", Map.of());

        // When
        run(dead);

        // Then
        assertThat(records(checkouts, 4))
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("one", "one", "two", "two");
    }

    @Test
    void shouldWriteNothingWhenItIsADryRun() {
        // Given
        buried("oslo-1/order-000001", "one", Map.of());

        // When
        run(dead, "--dry-run");

        // Then
        assertThat(said).anyMatch(line -> line.contains("oslo-1/order-000001") && line.contains("put back on"));
        assertThat(said).last().asString().startsWith("Would be done by ");
        assertThat(waiting(dead)).isOne();
        run(dead);
        assertThat(records(checkouts, 2)).hasSize(2);
    }

    @Test
    void shouldLeaveWhatIsOverADayOldUnlessForced() {
        // Given
        buried("oslo-1/order-000001", "one", Map.of());
        now = now.plus(DAY).plusSeconds(60);
        run(dead);
        assertThat(said).anyMatch(line -> line.contains("left waiting, 24 h old: only with --force"));
        assertThat(waiting(dead)).isOne();

        // When
        run(dead, "--force");

        // Then
        assertThat(records(checkouts, 2)).hasSize(2);
        assertThat(waiting(dead)).isZero();
    }

    @Test
    void shouldKeepTheFirstTimeWhenARecordIsBuriedAgain() {
        // Given
        buried("oslo-1/order-000001", "one", Map.of());
        run(dead);
        var again = records(checkouts, 2).get(1);
        bury(again.key(), again.partition(), again.offset());

        // When
        run(dead);

        // Then
        assertThat(records(checkouts, 3))
                .extracting(record -> record.headers().get("redriven-first-at"))
                .containsExactlyInAnyOrder(
                        null,
                        again.headers().get("redriven-first-at"),
                        again.headers().get("redriven-first-at"));
    }

    @Test
    void shouldSayWhenTheRecordIsNotKeptAnyMore() {
        // Given
        bury("oslo-1/order-000001", 0, 4711);

        // When
        run(dead);

        // Then
        assertThat(said).anyMatch(line -> line.contains("its record is no longer kept on " + checkouts));
        assertThat(waiting(dead)).isZero();
    }

    @Test
    void shouldWriteToNoTopicButTheOneOfTheLetters() {
        // Given
        writer.write(dead, "oslo-1/order-000001", new DeadLetter(FACTS, 0, 0, null, "from elsewhere"));

        // When
        run(dead);

        // Then
        assertThat(said).anyMatch(line -> line.contains("nothing to put back, it says that it comes from " + FACTS));
    }

    @Test
    void shouldSayThatATraceHoldsNothingToPutBack() {
        // Given
        writer.write(dead, "100001/order-000001", Map.of("msn", "100001", "reason", "amount.value is missing"));
        writer.write(dead, "100001/order-000002", "no JSON".getBytes(StandardCharsets.UTF_8));

        // When
        run(dead);

        // Then
        assertThat(said).last().asString().endsWith("0 put back, 0 left waiting, 2 with nothing to put back");
        assertThat(waiting(dead)).isZero();
    }

    @Test
    void shouldPutAWholeRecordBackWithoutTheHeadersOfItsBurial() {
        // Given
        writer.write(
                dead,
                "100001/order-000001",
                "fact".getBytes(StandardCharsets.UTF_8),
                Map.of("dead-letter-topic", checkouts, "dead-letter-reason", "not JSON", "ce_id", "one"));

        // When
        run(dead, "--by", "ada");

        // Then
        assertThat(records(checkouts, 1).getFirst().headers())
                .containsOnlyKeys("ce_id", "redriven-by", "redriven-first-at");
    }

    @Test
    void shouldDeferThePendingOperationsOfAStatusInsteadOfTellingAnOldStatusAgain() {
        // Given
        var key = "100001/" + UUID.randomUUID();
        writer.write(DEAD_STATUSES, key, status(key), Map.of("dead-letter-topic", STATUSES));

        // When
        run(DEAD_STATUSES, "--by", "ada");

        // Then
        try (var facts = TopicReader.fromStart(kafka.bootstrapServers(), FACTS, Fact.class)) {
            var told = facts.first(key, fact -> true);
            assertThat(told.value().name()).isEqualTo(FactName.OPERATION_DEFERRED);
            assertThat(told.value().operationId()).isEqualTo("part-2");
            assertThat(told.value().attempt()).isEqualTo(3);
            assertThat(told.value().notBefore()).isEqualTo(now);
            assertThat(told.value().failure()).isEqualTo(new Failure("REDRIVEN", "by ada"));
            assertThat(told.headers()).containsEntry("ce_type", "io.qrpay.payment.operation-deferred.v1");
        }
        try (var statuses = TopicReader.fromStart(kafka.bootstrapServers(), STATUSES)) {
            assertThat(statuses.poll(Duration.ofSeconds(1))).isEmpty();
        }
    }

    private static Map<String, Object> status(String key) {
        return Map.of(
                "paymentKey",
                key,
                "kindOfTomorrow",
                true,
                "operations",
                List.of(
                        Map.of("id", "part-1", "attempt", 1, "state", "DONE"),
                        Map.of("id", "part-2", "attempt", 3, "state", "PENDING")));
    }

    @Test
    void shouldCountLettersAndNotTheEndsOfTransactions() {
        // Given
        try (var producer = transactional()) {
            producer.initTransactions();
            for (int number = 0; number < 3; number++) {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(dead, 0, "key", new byte[] {1}));
                producer.commitTransaction();
            }
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(dead, 0, "key", new byte[] {1}));
            producer.flush();
            producer.abortTransaction();
        }

        // When
        var count = waiting(dead);

        // Then
        assertThat(count).isEqualTo(3);
        assertThat(LetterCount.of(options(dead).kafka(), ranges(dead), 2)).isEqualTo(2);
    }

    private static KafkaProducer<String, byte[]> transactional() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "transactional.id",
                        "writer-" + UUID.randomUUID()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Test
    void shouldEndTheEarlierOfTwoRunsAndPutNothingBackTwice() {
        // Given
        buried("oslo-1/order-000001", "one", Map.of());
        try (var earlier = new RedriveTransactions(options(dead).kafka(), dead, "ada", now)) {
            run(dead, "--by", "bob");

            // When / Then
            assertThatThrownBy(() -> earlier.commit(List.of(new ProducerRecord<>(checkouts, new byte[] {1})), Map.of()))
                    .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
        }
        assertThat(records(checkouts, 2)).hasSize(2);
    }

    private void buried(String key, String value, Map<String, String> headers) {
        var written = writer.write(checkouts, key, value.getBytes(StandardCharsets.UTF_8), headers);
        bury(key, written.partition(), written.offset());
    }

    private void bury(String key, int partition, long offset) {
        writer.write(dead, key, new DeadLetter(checkouts, partition, offset, key, "/storeId is not known"));
    }

    private void run(String topic, String... arguments) {
        said.clear();
        var options = options(
                Stream.concat(Stream.of(topic), Arrays.stream(arguments)).toArray(String[]::new));
        Redrive.redrive(options, topic, () -> ranges(topic), now, said::add);
    }

    private static RedriveOptions options(String... arguments) {
        return RedriveOptions.parse(List.of(arguments), "tester", kafka.bootstrapServers());
    }

    private static long waiting(String topic) {
        return LetterCount.of(options(topic).kafka(), ranges(topic), 100);
    }

    private static Map<TopicPartition, Range> ranges(String topic) {
        try (var ranges = new WaitingRanges(options(topic).kafka())) {
            return ranges.of(Set.of(topic));
        }
    }

    /** All of a topic, which has no more than that: of one key in the order of writing. */
    private static List<Received<byte[]>> records(String topic, int count) {
        try (var reader = TopicReader.fromStart(kafka.bootstrapServers(), topic)) {
            reader.until(all -> all.size() >= count);
            reader.poll(Duration.ofMillis(500));
            assertThat(reader.received()).hasSize(count);
            return reader.received();
        }
    }
}
