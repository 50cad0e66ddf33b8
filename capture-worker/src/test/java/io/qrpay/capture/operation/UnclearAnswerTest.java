package io.qrpay.capture.operation;

import static io.qrpay.capture.operation.Example.AMOUNT;
import static io.qrpay.capture.operation.Example.KEY;
import static io.qrpay.capture.operation.Example.NOON;
import static io.qrpay.capture.operation.Example.approved;
import static io.qrpay.capture.operation.Example.capture;
import static io.qrpay.capture.operation.Example.captured;
import static io.qrpay.capture.operation.Example.event;
import static io.qrpay.capture.operation.Example.failed;
import static io.qrpay.capture.operation.Example.payment;
import static io.qrpay.capture.operation.Example.secondCapture;
import static io.qrpay.capture.operation.Example.sums;
import static io.qrpay.capture.operation.Settlements.assertDeferred;
import static io.qrpay.capture.operation.Settlements.assertFoundCaptured;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.FactName;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.epayment.PaymentEvent.Name;
import io.qrpay.vipps.epayment.VippsState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an answer is unclear or lost the books decide; where they do not, the operation is deferred. */
class UnclearAnswerTest {
    private final ScriptedVipps vipps = new ScriptedVipps();
    private final Worker worker = new Worker(vipps);

    @ParameterizedTest
    @CsvSource({"409,", "423,", "429,", "400,6160", "400,4010", "400,4150", "400,6170"})
    void shouldFindTheCaptureInTheLogWhenTheAnswerIsUnclear(int status, String code) {
        // Given
        vipps.answersUnclear(status, code, null).knows(captured(), event(Name.CAPTURED, AMOUNT, KEY));

        // When
        var settlement = worker.perform(capture());

        // Then
        assertFoundCaptured(settlement);
    }

    @ParameterizedTest
    @CsvSource({"409,,409", "423,,423", "429,,429", "400,6160,6160", "400,4010,4010", "400,6170,6170"})
    void shouldDeferWhenTheAnswerIsUnclearAndTheLogDoesNotShowIt(int status, String code, String told) {
        // Given
        vipps.answersUnclear(status, code, null).knows(approved());

        // When
        var settlement = worker.perform(capture());

        // Then
        assertDeferred(settlement, told);
    }

    @Test
    void shouldFindTheCaptureInTheLogWhenTheAnswerWasLost() {
        // Given
        vipps.fails(new VippsUnavailable("lost", null, null)).knows(captured(), event(Name.CAPTURED, AMOUNT, KEY));

        // When
        var settlement = worker.perform(capture());

        // Then
        assertFoundCaptured(settlement);
    }

    @Test
    void shouldNotBelieveALogThatTheSumsContradict() {
        // Given
        vipps.fails(new VippsUnavailable("lost", null, null)).knows(approved(), event(Name.CAPTURED, AMOUNT, KEY));

        // When
        var settlement = worker.perform(capture());

        // Then
        assertDeferred(settlement, "UNAVAILABLE");
    }

    @Test
    void shouldNotCountAFailedCaptureAsOne() {
        // Given
        vipps.fails(new VippsUnavailable("lost", null, null)).knows(captured(), failed(Name.CAPTURED, KEY));

        // When
        var settlement = worker.perform(capture());

        // Then
        assertThat(settlement.facts()).noneMatch(fact -> fact.name() == FactName.CAPTURED);
    }

    @Test
    void shouldNotTakeACaptureWithAnotherKeyForThisOne() {
        // Given
        vipps.fails(new VippsUnavailable("lost", null, null))
                .knows(payment(VippsState.AUTHORIZED, sums(AMOUNT, 1500, 0, 0)), event(Name.CAPTURED, 1500, "other"));

        // When
        var settlement = worker.perform(secondCapture(1500, 1500));

        // Then
        assertDeferred(settlement, "UNAVAILABLE");
    }

    @Test
    void shouldDeferWhenVippsIsAway() {
        // Given
        vipps.fails(new VippsUnavailable("down", null, null)).hasClosedBooks();

        // When
        var settlement = worker.perform(capture());

        // Then
        assertDeferred(settlement, "UNAVAILABLE");
    }

    @Test
    void shouldWaitAsLongAsVippsAsksFor() {
        // Given
        vipps.answersUnclear(429, null, Duration.ofMinutes(2)).knows(approved());

        // When
        var settlement = worker.perform(capture());

        // Then
        assertThat(settlement.facts().getFirst().notBefore()).isAfter(NOON.plus(Duration.ofMinutes(2)));
    }

    @Test
    void shouldDeferWhenItTakesTooLong() {
        // Given
        vipps.saysNothing();

        // When
        var settlement = worker.perform(capture(), Map.of("qrpay.operations.settle-within", "50ms"));

        // Then
        assertDeferred(settlement, "TIMEOUT");
    }

    @Test
    void shouldComeBackAfterAnErrorOfOurOwn() {
        // Given
        vipps.fails(new IllegalStateException("a bug"));

        // When
        var settlement = worker.perform(capture());

        // Then
        assertDeferred(settlement, "UNEXPECTED");
    }
}
