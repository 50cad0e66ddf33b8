package io.qrpay.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.ContractExamples;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.OperationKey;
import io.qrpay.local.kafka.Received;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worker between a real broker and the packaged simulator. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "false"))
@QuarkusTestResource(SimulatorResource.class)
class CaptureWorkerIT {
    private static final long AMOUNT = 4900;
    private static final long PART = 1500;
    private static final String DEAD_LETTERS = "payment.status.v1.capture-worker.dlq";

    private SimulatedVipps vipps;
    private Statuses statuses;
    private TopicReader<Fact> facts;

    @BeforeEach
    void open() {
        vipps = new SimulatedVipps(URI.create(config(SimulatorResource.URL)));
        statuses = new Statuses(config("kafka.bootstrap.servers"));
        facts = TopicReader.fromNow(config("kafka.bootstrap.servers"), "payment.event.v1", Fact.class);
    }

    @AfterEach
    void close() {
        vipps.works();
        statuses.close();
        facts.close();
    }

    @Test
    void shouldCaptureAndTellSo() {
        // Given
        var reference = vipps.approved(AMOUNT);

        // When
        statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

        // Then
        var told = factOf(reference);
        assertThat(told.value())
                .usingRecursiveComparison()
                .ignoringFields("occurredAt", "source")
                .isEqualTo(Fact.of(key(reference), FactName.CAPTURED, FactSource.ANSWER, Instant.EPOCH)
                        .amount(new Money(PART, "NOK"))
                        .idempotencyKey(OperationKey.of(key(reference), "auto", 1))
                        .pspReference(told.value().pspReference())
                        .aggregate(new Aggregate(AMOUNT, PART, 0, 0))
                        .build());
        assertThat(told.key()).isEqualTo(key(reference).toString());
        assertThat(told.headers())
                .containsEntry("ce_type", "io.qrpay.payment.captured.v1")
                .containsEntry("ce_source", "/capture-worker")
                .containsEntry("ce_subject", told.key())
                .containsEntry("ce_specversion", "1.0")
                .containsKeys("ce_id", "ce_time");
        assertCapturedOnce(reference);
    }

    @Test
    void shouldCaptureOnceWhenTheStatusComesAgainAndAgain() {
        // Given
        var reference = vipps.approved(AMOUNT);
        var status = statuses.toCapture(reference, AMOUNT, PART);

        // When
        statuses.publish(status);
        statuses.publish(status);
        statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

        // Then
        factOf(reference);
        var last = vipps.approved(AMOUNT);
        statuses.publish(statuses.toCapture(last, AMOUNT, PART));
        factOf(last);
        assertThat(factsOf(reference)).hasSize(1);
        assertCapturedOnce(reference);
    }

    @Test
    void shouldCaptureOnceWhenTheAnswerIsLost() {
        // Given
        var reference = vipps.approved(AMOUNT);
        vipps.breaks("""
                {"kind":"LOST_ANSWER","operation":"CAPTURE","reference":"%s","count":1}""".formatted(reference));

        // When
        statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

        // Then
        assertThat(factOf(reference).value().name()).isEqualTo(FactName.CAPTURED);
        assertCapturedOnce(reference);
    }

    @Test
    void shouldFindTheCaptureInTheLogWhenEveryAnswerIsLost() {
        // Given
        var reference = vipps.approved(AMOUNT);
        vipps.breaks("""
                {"kind":"LOST_ANSWER","operation":"CAPTURE","reference":"%s"}""".formatted(reference));

        // When
        statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

        // Then
        assertThat(factOf(reference).value())
                .returns(FactName.CAPTURED, Fact::name)
                .returns(FactSource.EVENT_LOG, Fact::source)
                .returns(OperationKey.of(key(reference), "auto", 1), Fact::idempotencyKey)
                .returns(new Aggregate(AMOUNT, PART, 0, 0), Fact::aggregate);
        assertCapturedOnce(reference);
    }

    @Test
    void shouldDeferWhileVippsIsDownAndCaptureWhenItIsBroughtAgain() {
        // Given
        var reference = vipps.approved(AMOUNT);
        vipps.breaks("""
                {"kind":"STATUS","status":503,"reference":"%s"}""".formatted(reference));
        statuses.publish(statuses.toCapture(reference, AMOUNT, PART));
        assertThat(factOf(reference).value())
                .returns(FactName.OPERATION_DEFERRED, Fact::name)
                .returns("auto", Fact::operationId)
                .returns(1, Fact::attempt);

        // When
        vipps.works();
        statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

        // Then
        facts.first(key(reference).toString(), fact -> fact.name() == FactName.CAPTURED);
        assertCapturedOnce(reference);
    }

    @Test
    void shouldTellRefusedWithATimeForTheNextAttempt() {
        // Given
        var reference = vipps.approved(AMOUNT);
        vipps.breaks("""
                {"kind":"STATUS","status":403,"operation":"CAPTURE","reference":"%s"}""".formatted(reference));

        // When
        statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

        // Then
        var told = factOf(reference).value();
        assertThat(told.name()).isEqualTo(FactName.OPERATION_REFUSED);
        assertThat(told.failure().code()).isEqualTo("403");
        assertThat(told.notBefore()).isAfter(Instant.now().plus(Duration.ofMinutes(4)));
    }

    @Test
    void shouldCaptureByTheNextAttempt() {
        // Given
        var reference = vipps.approved(AMOUNT);
        vipps.breaks("""
                {"kind":"STATUS","status":403,"operation":"CAPTURE","reference":"%s","count":1}""".formatted(reference));
        statuses.publish(statuses.toCapture(reference, AMOUNT, PART, 1));
        factOf(reference);

        // When
        statuses.publish(statuses.toCapture(reference, AMOUNT, PART, 2));

        // Then
        var captured = facts.first(key(reference).toString(), fact -> fact.name() == FactName.CAPTURED);
        assertThat(captured.value().idempotencyKey()).isEqualTo(OperationKey.of(key(reference), "auto", 2));
        assertCapturedOnce(reference);
    }

    @Test
    void shouldNotCallAgainWhenAnOldStatusIsDeliveredLate() {
        // Given
        var reference = vipps.approved(AMOUNT);
        vipps.capture(reference, PART, OperationKey.of(key(reference), "auto", 1));
        vipps.breaks("""
                {"kind":"LATENCY","operation":"CAPTURE","reference":"%s","delayMillis":1}""".formatted(reference));

        // When
        statuses.publish(
                statuses.toCapture(reference, AMOUNT, PART), Instant.now().minusSeconds(90));

        // Then
        assertThat(factOf(reference).value())
                .returns(FactName.CAPTURED, Fact::name)
                .returns(FactSource.EVENT_LOG, Fact::source);
        assertThat(vipps.timesBroken(reference)).isZero();
        assertCapturedOnce(reference);
    }

    @Test
    void shouldTellOfTheCancelWhenThereIsNothingLeftToCapture() {
        // Given
        var reference = vipps.approved(AMOUNT);
        vipps.cancel(reference);

        // When
        statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

        // Then
        assertThat(factOf(reference).value())
                .returns(FactName.CANCELLED, Fact::name)
                .returns(new Aggregate(AMOUNT, 0, 0, AMOUNT), Fact::aggregate);
    }

    @Test
    void shouldEndAPaymentThatWasRefusedToTheTill() {
        // Given
        var reference = vipps.created(AMOUNT);

        // When
        statuses.publish(statuses.toCancel(reference, AMOUNT));

        // Then
        assertThat(factOf(reference).value().name()).isEqualTo(FactName.TERMINATED);
        assertThat(vipps.effects(reference, "TERMINATED")).isEqualTo(1);
    }

    @Test
    void shouldReleaseTheMoneyWhenTheCustomerApprovedARefusedPayment() {
        // Given
        var reference = vipps.approved(AMOUNT);

        // When
        statuses.publish(statuses.toCancel(reference, AMOUNT));

        // Then
        assertThat(factOf(reference).value())
                .returns(FactName.CANCELLED, Fact::name)
                .returns(new Money(AMOUNT, "NOK"), Fact::amount);
        assertThat(vipps.sum(reference, "cancelled")).isEqualTo(AMOUNT);
        assertThat(vipps.effects(reference, "CANCELLED")).isEqualTo(1);
    }

    @Test
    void shouldTellHowItEndedWhenTheCustomerDeclinedARefusedPayment() {
        // Given
        var reference = vipps.created(AMOUNT);
        vipps.decline(reference);

        // When
        statuses.publish(statuses.toCancel(reference, AMOUNT));

        // Then
        assertThat(factOf(reference).value().name()).isEqualTo(FactName.ABORTED);
    }

    @Test
    void shouldGoOnAfterARecordThatCannotBeRead() {
        try (var dead = TopicReader.fromStart(config("kafka.bootstrap.servers"), DEAD_LETTERS)) {
            // Given
            var reference = vipps.approved(AMOUNT);
            var key = key(reference).toString();
            var broken = "{\"msn\": \"broken-" + reference + "\", \"version\": \"one\"}";

            // When
            statuses.publish(key, broken.getBytes(StandardCharsets.UTF_8), Instant.now(), "1");
            statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

            // Then
            assertThat(factOf(reference).value().name()).isEqualTo(FactName.CAPTURED);
            var letter = dead.first(key, value -> true);
            assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo(broken);
            assertThat(letter.headers())
                    .containsEntry("dead-letter-reason", "not a status at member version")
                    .containsEntry("dead-letter-topic", Statuses.TOPIC)
                    .containsKeys("dead-letter-partition", "dead-letter-offset");
        }
    }

    @Test
    void shouldNotEvenReadAStatusThatHasNothingPending() {
        try (var dead = TopicReader.fromStart(config("kafka.bootstrap.servers"), DEAD_LETTERS)) {
            // Given
            var reference = vipps.approved(AMOUNT);
            var key = key(reference).toString();

            // When
            statuses.publish(key, "not JSON".getBytes(StandardCharsets.UTF_8), Instant.now(), "0");
            statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

            // Then
            factOf(reference);
            assertThat(dead.poll(Duration.ofSeconds(2))).noneMatch(letter -> key.equals(letter.key()));
        }
    }

    @Test
    void shouldPassATombstoneBy() {
        // Given
        var reference = vipps.approved(AMOUNT);

        // When
        statuses.publish(key(reference).toString(), null, Instant.now(), "1");
        statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

        // Then
        assertThat(factOf(reference).value().name()).isEqualTo(FactName.CAPTURED);
    }

    @Test
    void shouldHaveManyInHandWhileVippsIsSlow() {
        // Given
        var count = 150;
        var references =
                IntStream.range(0, count).mapToObj(i -> vipps.approved(AMOUNT)).toList();
        vipps.breaks("""
                {"kind":"LATENCY","operation":"CAPTURE","delayMillis":2000}""");
        var start = System.nanoTime();

        // When
        references.forEach(reference -> statuses.publish(statuses.toCapture(reference, AMOUNT, PART)));

        // Then
        var keys =
                references.stream().map(reference -> key(reference).toString()).collect(Collectors.toSet());
        facts.until(all -> captured(all, keys).size() == count);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2L * count / 5));
        assertThat(references).allSatisfy(this::assertCapturedOnce);
    }

    private static Set<String> captured(List<Received<Fact>> all, Set<String> keys) {
        return all.stream()
                .filter(fact -> fact.value().name() == FactName.CAPTURED)
                .map(Received::key)
                .filter(keys::contains)
                .collect(Collectors.toSet());
    }

    /** The first fact of the payment, as the contract wants it. */
    private Received<Fact> factOf(String reference) {
        var told = facts.first(key(reference).toString(), fact -> true);
        assertThat(ContractExamples.of("4-payment.event.v1").violations(Json.bytes(told.value())))
                .isEmpty();
        return told;
    }

    private List<Received<Fact>> factsOf(String reference) {
        facts.poll(Duration.ofSeconds(1));
        return facts.received().stream()
                .filter(fact -> key(reference).toString().equals(fact.key()))
                .toList();
    }

    private void assertCapturedOnce(String reference) {
        assertThat(vipps.sum(reference, "captured")).isEqualTo(PART);
        assertThat(vipps.effects(reference, "CAPTURED")).isEqualTo(1);
    }

    private static PaymentKey key(String reference) {
        return new PaymentKey(SimulatedVipps.MSN, reference);
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
