package io.qrpay.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.OperationKey;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Answers that are lost, a vendor that is down or says no: taken once, or told to be brought again. */
@QuarkusTest
class TroubledVippsIT extends BetweenKafkaAndVipps {

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
}
