package io.qrpay.capture.operation;

import static io.qrpay.capture.operation.Example.AMOUNT;
import static io.qrpay.capture.operation.Example.KEY;
import static io.qrpay.capture.operation.Example.NOON;
import static io.qrpay.capture.operation.Example.PAYMENT;
import static io.qrpay.capture.operation.Example.cancel;
import static io.qrpay.capture.operation.Example.capture;
import static io.qrpay.capture.operation.Example.event;
import static io.qrpay.capture.operation.Example.failed;
import static io.qrpay.capture.operation.Example.payment;
import static io.qrpay.capture.operation.Example.refund;
import static io.qrpay.capture.operation.Example.secondCapture;
import static io.qrpay.capture.operation.Example.sums;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.OperationKey;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.epayment.PaymentEvent.Name;
import io.qrpay.vipps.epayment.ReadOutcome;
import io.qrpay.vipps.epayment.VippsState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerformanceTest {
    private static final Instant NOW = NOON.plusMillis(420);
    private static final String CAPTURE = "capture 4900NOK " + KEY;

    private final ScriptedVipps vipps = new ScriptedVipps();

    @Test
    void shouldTellCapturedWhenTheSumsShowIt() {
        // Given
        vipps.answersDone(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 0, 0));

        // When
        var settlement = perform(capture());

        // Then
        assertThat(settlement)
                .isEqualTo(new Settlement.Done(
                        capture(),
                        Fact.of(PAYMENT, FactName.CAPTURED, FactSource.ANSWER, NOW)
                                .amount(new Money(AMOUNT, "NOK"))
                                .idempotencyKey(KEY)
                                .aggregate(new Aggregate(AMOUNT, AMOUNT, 0, 0))
                                .build()));
        assertThat(vipps.asked).containsExactly(CAPTURE);
    }

    @Test
    void shouldNotTellCapturedWhenAnAnswerSaysDoneButTheSumsDoNotShowIt() {
        // Given
        vipps.answersDone(VippsState.AUTHORIZED, sums(AMOUNT, 0, 0, 0)).knows(approved());

        // When
        var settlement = perform(capture());

        // Then
        assertDeferred(settlement, "NOT_SHOWN");
        assertThat(vipps.asked).containsExactly(CAPTURE, "events", "payment");
    }

    @Test
    void shouldNotTakeAnEarlierCaptureForThisOne() {
        // Given
        vipps.answersDone(VippsState.AUTHORIZED, sums(AMOUNT, 1500, 0, 0))
                .knows(payment(VippsState.AUTHORIZED, sums(AMOUNT, 1500, 0, 0)), event(Name.CAPTURED, 1500, "other"));

        // When
        var settlement = perform(secondCapture(1500, 1000));

        // Then
        assertDeferred(settlement, "NOT_SHOWN");
    }

    @ParameterizedTest
    @CsvSource({"409,", "423,", "429,", "400,6160", "400,4010", "400,4150", "400,6170"})
    void shouldFindTheCaptureInTheLogWhenTheAnswerIsUnclear(int status, String code) {
        // Given
        vipps.answersUnclear(status, code, null).knows(captured(), event(Name.CAPTURED, AMOUNT, KEY));

        // When
        var settlement = perform(capture());

        // Then
        assertFoundCaptured(settlement);
    }

    @ParameterizedTest
    @CsvSource({"409,,409", "423,,423", "429,,429", "400,6160,6160", "400,4010,4010", "400,6170,6170"})
    void shouldDeferWhenTheAnswerIsUnclearAndTheLogDoesNotShowIt(int status, String code, String told) {
        // Given
        vipps.answersUnclear(status, code, null).knows(approved());

        // When
        var settlement = perform(capture());

        // Then
        assertDeferred(settlement, told);
    }

    @Test
    void shouldFindTheCaptureInTheLogWhenTheAnswerWasLost() {
        // Given
        vipps.fails(new VippsUnavailable("lost", null, null)).knows(captured(), event(Name.CAPTURED, AMOUNT, KEY));

        // When
        var settlement = perform(capture());

        // Then
        assertFoundCaptured(settlement);
    }

    @Test
    void shouldNotBelieveALogThatTheSumsContradict() {
        // Given
        vipps.fails(new VippsUnavailable("lost", null, null)).knows(approved(), event(Name.CAPTURED, AMOUNT, KEY));

        // When
        var settlement = perform(capture());

        // Then
        assertDeferred(settlement, "UNAVAILABLE");
    }

    @Test
    void shouldNotCountAFailedCaptureAsOne() {
        // Given
        vipps.fails(new VippsUnavailable("lost", null, null)).knows(captured(), failed(Name.CAPTURED, KEY));

        // When
        var settlement = perform(capture());

        // Then
        assertThat(settlement.facts()).noneMatch(fact -> fact.name() == FactName.CAPTURED);
    }

    @Test
    void shouldNotTakeACaptureWithAnotherKeyForThisOne() {
        // Given
        vipps.fails(new VippsUnavailable("lost", null, null))
                .knows(payment(VippsState.AUTHORIZED, sums(AMOUNT, 1500, 0, 0)), event(Name.CAPTURED, 1500, "other"));

        // When
        var settlement = perform(secondCapture(1500, 1500));

        // Then
        assertDeferred(settlement, "UNAVAILABLE");
    }

    @Test
    void shouldDeferWhenVippsIsAway() {
        // Given
        vipps.fails(new VippsUnavailable("down", null, null)).hasClosedBooks();

        // When
        var settlement = perform(capture());

        // Then
        assertDeferred(settlement, "UNAVAILABLE");
    }

    @Test
    void shouldWaitAsLongAsVippsAsksFor() {
        // Given
        vipps.answersUnclear(429, null, Duration.ofMinutes(2)).knows(approved());

        // When
        var settlement = perform(capture());

        // Then
        assertThat(settlement.facts().getFirst().notBefore()).isAfter(NOON.plus(Duration.ofMinutes(2)));
    }

    @Test
    void shouldDeferWhenItTakesTooLong() {
        // Given
        vipps.saysNothing();

        // When
        var settlement = performance(Map.of("qrpay.operations.settle-within", "50ms"))
                .perform(capture())
                .await()
                .atMost(Duration.ofSeconds(10));

        // Then
        assertDeferred(settlement, "TIMEOUT");
    }

    @Test
    void shouldDeferWithoutACallWhenTheSalesUnitIsNotConfigured() {
        // When
        var settlement = performance(Map.of(), Set.of("999999"))
                .perform(capture())
                .await()
                .atMost(Duration.ofSeconds(10));

        // Then
        assertDeferred(settlement, "NOT_CONFIGURED");
        assertThat(vipps.asked).isEmpty();
    }

    @Test
    void shouldTellRefusedWhenVippsSaysNoAndTheLogAgrees() {
        // Given
        vipps.answersRefused("6100").knows(approved());

        // When
        var settlement = perform(capture());

        // Then
        assertThat(settlement).isInstanceOfSatisfying(Settlement.Refused.class, refused -> {
            assertThat(refused.fact().name()).isEqualTo(FactName.OPERATION_REFUSED);
            assertThat(refused.fact().operationId()).isEqualTo("auto");
            assertThat(refused.fact().attempt()).isEqualTo(1);
            assertThat(Objects.requireNonNull(refused.fact().failure()).code()).isEqualTo("6100");
            assertThat(refused.fact().notBefore()).isNull();
        });
    }

    @Test
    void shouldNotTellRefusedWhenTheLogShowsThatAnEarlierTryWentThrough() {
        // Given
        vipps.answersRefused("6090").knows(captured(), event(Name.CAPTURED, AMOUNT, KEY));

        // When
        var settlement = perform(capture());

        // Then
        assertFoundCaptured(settlement);
    }

    @Test
    void shouldNotTellRefusedWhenTheBooksCannotBeRead() {
        // Given
        vipps.answersRefused("6090").hasClosedBooks();

        // When
        var settlement = perform(capture());

        // Then
        assertDeferred(settlement, "UNAVAILABLE");
    }

    @Test
    void shouldTellRefusedWhenVippsDoesNotKnowThePayment() {
        // Given
        vipps.answersRefused("5090").knowsNoSuchPayment();

        // When
        var settlement = perform(capture());

        // Then
        assertThat(settlement).isInstanceOf(Settlement.Refused.class);
    }

    @Test
    void shouldTellWhatOthersDidWhenNothingIsLeftToCapture() {
        // Given
        vipps.answersRefused("6070")
                .knows(payment(VippsState.AUTHORIZED, sums(AMOUNT, 0, 0, AMOUNT)), event(Name.CANCELLED, AMOUNT, null));

        // When
        var settlement = perform(capture());

        // Then
        assertThat(settlement)
                .isEqualTo(new Settlement.Found(
                        capture(),
                        List.of(Fact.of(PAYMENT, FactName.CANCELLED, FactSource.EVENT_LOG, NOON.plusMillis(350))
                                .amount(new Money(AMOUNT, "NOK"))
                                .pspReference("psp-CANCELLED")
                                .aggregate(new Aggregate(AMOUNT, 0, 0, AMOUNT))
                                .build())));
    }

    @Test
    void shouldLookBeforeItCallsWhenTheAttemptMayHaveBegun() {
        // Given
        vipps.knows(captured(), event(Name.CAPTURED, AMOUNT, KEY));

        // When
        var settlement = perform(capture().asMaybeBegun());

        // Then
        assertThat(settlement).isInstanceOf(Settlement.Found.class);
        assertThat(vipps.asked).containsExactly("events", "payment");
    }

    @Test
    void shouldCallWhenItLookedAndFoundNothing() {
        // Given
        vipps.knows(approved()).answersDone(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 0, 0));

        // When
        var settlement = perform(capture().asMaybeBegun());

        // Then
        assertThat(settlement).isInstanceOf(Settlement.Done.class);
        assertThat(vipps.asked).containsExactly("events", "payment", CAPTURE);
    }

    @Test
    void shouldNotCallWhenItShouldLookAndCannot() {
        // Given
        vipps.hasClosedBooks();

        // When
        var settlement = perform(capture().asMaybeBegun());

        // Then
        assertDeferred(settlement, "UNAVAILABLE");
        assertThat(vipps.asked).containsExactly("events");
    }

    @Test
    void shouldEndAPaymentThatNobodyApproved() {
        // Given
        vipps.answersDone(VippsState.TERMINATED, sums(0, 0, 0, AMOUNT));

        // When
        var settlement = perform(cancel(0));

        // Then
        assertThat(settlement.facts())
                .singleElement()
                .isEqualTo(Fact.of(PAYMENT, FactName.TERMINATED, FactSource.ANSWER, NOW)
                        .amount(new Money(AMOUNT, "NOK"))
                        .aggregate(new Aggregate(0, 0, 0, AMOUNT))
                        .build());
        assertThat(vipps.asked).containsExactly("cancel only=true " + keyOfCancel());
    }

    @Test
    void shouldReleaseTheReservationWhenTheCustomerWasFaster() {
        // Given
        vipps.answersRefused("6060").answersDone(VippsState.AUTHORIZED, sums(AMOUNT, 0, 0, AMOUNT));

        // When
        var settlement = perform(cancel(0));

        // Then
        assertThat(settlement).isInstanceOf(Settlement.Done.class);
        assertThat(settlement.facts().getFirst().name()).isEqualTo(FactName.CANCELLED);
        assertThat(vipps.asked)
                .containsExactly(
                        "cancel only=true " + keyOfCancel(),
                        "cancel only=false " + OperationKey.of(PAYMENT, "refused/release", 1));
    }

    @Test
    void shouldReleaseAtOnceWhenTheApprovalIsKnown() {
        // Given
        vipps.answersDone(VippsState.AUTHORIZED, sums(AMOUNT, 0, 0, AMOUNT));

        // When
        var settlement = perform(cancel(AMOUNT));

        // Then
        assertThat(settlement).isInstanceOf(Settlement.Done.class);
        assertThat(vipps.asked).containsExactly("cancel only=false " + OperationKey.of(PAYMENT, "refused/release", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABORTED", "EXPIRED", "TERMINATED"})
    void shouldTellHowItEndedWhenThereIsNothingToCancel(String state) {
        // Given
        vipps.fails(new VippsUnavailable("lost", null, null))
                .knows(
                        payment(VippsState.valueOf(state), sums(0, 0, 0, 0)),
                        event(Name.CREATED, AMOUNT, "c-1"),
                        event(Name.valueOf(state), AMOUNT, null));

        // When
        var settlement = perform(cancel(0));

        // Then
        assertThat(settlement.facts())
                .singleElement()
                .returns(FactName.valueOf(state), Fact::name)
                .returns(FactSource.EVENT_LOG, Fact::source);
    }

    @Test
    void shouldTellStateAndSumsWhenTheLogLacksTheEvent() {
        // Given
        vipps.fails(new VippsUnavailable("lost", null, null))
                .knows(payment(VippsState.TERMINATED, sums(0, 0, 0, AMOUNT)));

        // When
        var settlement = perform(cancel(0));

        // Then
        assertThat(settlement.facts())
                .singleElement()
                .isEqualTo(Fact.of(PAYMENT, FactName.TERMINATED, FactSource.GET, NOON)
                        .amount(new Money(AMOUNT, "NOK"))
                        .aggregate(new Aggregate(0, 0, 0, AMOUNT))
                        .build());
    }

    @Test
    void shouldDeferACancelThatMayHaveBeenLost() {
        // Given
        vipps.fails(new VippsUnavailable("lost", null, null))
                .knows(payment(VippsState.CREATED, sums(0, 0, 0, 0)), event(Name.CREATED, AMOUNT, "c-1"));

        // When
        var settlement = perform(cancel(0));

        // Then
        assertDeferred(settlement, "UNAVAILABLE");
    }

    @Test
    void shouldComeBackSoonWhenTheCustomerIsApproving() {
        // Given
        vipps.answersRefused("6250").knows(payment(VippsState.CREATED, sums(0, 0, 0, 0)));

        // When
        var settlement = perform(cancel(0));

        // Then
        assertThat(settlement).isInstanceOf(Settlement.Refused.class);
        assertThat(settlement.facts().getFirst().notBefore()).isBetween(NOON.plusSeconds(30), NOON.plusSeconds(32));
    }

    @Test
    void shouldTellRefundedWhenTheSumsShowIt() {
        // Given
        vipps.answersDone(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 500, 0));

        // When
        var settlement = perform(refund(500));

        // Then
        var key = OperationKey.of(PAYMENT, "ref-1", 1);
        assertThat(settlement.facts())
                .singleElement()
                .isEqualTo(Fact.of(PAYMENT, FactName.REFUNDED, FactSource.ANSWER, NOW)
                        .amount(new Money(500, "NOK"))
                        .idempotencyKey(key)
                        .aggregate(new Aggregate(AMOUNT, AMOUNT, 500, 0))
                        .build());
        assertThat(vipps.asked).containsExactly("refund 500NOK " + key);
    }

    @Test
    void shouldFindTheRefundInTheLog() {
        // Given
        var key = OperationKey.of(PAYMENT, "ref-1", 1);
        vipps.fails(new VippsUnavailable("lost", null, null))
                .knows(
                        payment(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 500, 0)),
                        event(Name.CAPTURED, AMOUNT, KEY),
                        event(Name.REFUNDED, 500, key));

        // When
        var settlement = perform(refund(500));

        // Then
        assertThat(settlement).isInstanceOf(Settlement.Found.class);
        assertThat(settlement.facts()).extracting(Fact::idempotencyKey).containsExactly(KEY, key);
    }

    @Test
    void shouldUseAnotherKeyForAnotherAttempt() {
        // Given
        vipps.answersDone(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 0, 0));

        // When
        perform(capture(2));

        // Then
        assertThat(vipps.asked).containsExactly("capture 4900NOK " + OperationKey.of(PAYMENT, "auto", 2));
    }

    @Test
    void shouldComeBackAfterAnErrorOfOurOwn() {
        // Given
        vipps.fails(new IllegalStateException("a bug"));

        // When
        var settlement = perform(capture());

        // Then
        assertDeferred(settlement, "UNEXPECTED");
    }

    private static ReadOutcome.Found approved() {
        return payment(VippsState.AUTHORIZED, sums(AMOUNT, 0, 0, 0));
    }

    private static ReadOutcome.Found captured() {
        return payment(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 0, 0));
    }

    private static String keyOfCancel() {
        return OperationKey.of(PAYMENT, "refused", 1);
    }

    private static void assertFoundCaptured(Settlement settlement) {
        assertThat(settlement)
                .isEqualTo(new Settlement.Found(
                        capture(),
                        List.of(Fact.of(PAYMENT, FactName.CAPTURED, FactSource.EVENT_LOG, NOON.plusMillis(350))
                                .amount(new Money(AMOUNT, "NOK"))
                                .idempotencyKey(KEY)
                                .pspReference("psp-CAPTURED")
                                .aggregate(new Aggregate(AMOUNT, AMOUNT, 0, 0))
                                .build())));
    }

    private static void assertDeferred(Settlement settlement, String code) {
        assertThat(settlement).isInstanceOfSatisfying(Settlement.Deferred.class, deferred -> {
            assertThat(deferred.fact().name()).isEqualTo(FactName.OPERATION_DEFERRED);
            assertThat(Objects.requireNonNull(deferred.fact().failure()).code()).isEqualTo(code);
            assertThat(deferred.fact().notBefore()).isAfter(NOON);
        });
    }

    private Settlement perform(DueOperation due) {
        return performance(Map.of()).perform(due).await().atMost(Duration.ofSeconds(10));
    }

    private Performance performance(Map<String, String> settings) {
        return performance(settings, Set.of(PAYMENT.msn()));
    }

    private Performance performance(Map<String, String> settings, Set<String> msns) {
        var config = Configured.with(settings);
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var pace = new Pace(config);
        return new Performance(
                new AnySalesUnits(msns),
                new Modification(vipps, pace),
                new Lookup(vipps, pace),
                new Postponement(config, clock),
                config,
                clock);
    }
}
