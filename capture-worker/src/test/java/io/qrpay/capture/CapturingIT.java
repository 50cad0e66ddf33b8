package io.qrpay.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.OperationKey;
import io.qrpay.local.kafka.Received;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Money is taken once, however often and late it is asked for, however many ask. */
@QuarkusTest
class CapturingIT extends BetweenKafkaAndVipps {
    @Inject
    MeterRegistry registry;

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
    void shouldCaptureWithoutAskingFirstWhenTheStatusIsFresh() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            // Given a partition that has been this worker's for longer than clocks may be apart
            var reference = vipps.approved(AMOUNT);
            vipps.breaks("""
                    {"kind":"LATENCY","operation":"EVENTS","reference":"%s","delayMillis":1}""".formatted(reference));
            var measured = measured();

            // When
            statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

            // Then
            factOf(reference);
            assertThat(vipps.timesBroken(reference)).isZero();
            assertThat(measured()).isGreaterThan(measured);
            assertCapturedOnce(reference);
        });
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

    private long measured() {
        return registry.find("qrpay.operation.approval.to.capture").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static Set<String> captured(List<Received<Fact>> all, Set<String> keys) {
        return all.stream()
                .filter(fact -> fact.value().name() == FactName.CAPTURED)
                .map(Received::key)
                .filter(keys::contains)
                .collect(Collectors.toSet());
    }
}
