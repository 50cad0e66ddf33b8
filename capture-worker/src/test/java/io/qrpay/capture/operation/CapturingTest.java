package io.qrpay.capture.operation;

import static io.qrpay.capture.operation.Example.AMOUNT;
import static io.qrpay.capture.operation.Example.KEY;
import static io.qrpay.capture.operation.Example.PAYMENT;
import static io.qrpay.capture.operation.Example.approved;
import static io.qrpay.capture.operation.Example.capture;
import static io.qrpay.capture.operation.Example.captured;
import static io.qrpay.capture.operation.Example.event;
import static io.qrpay.capture.operation.Example.payment;
import static io.qrpay.capture.operation.Example.secondCapture;
import static io.qrpay.capture.operation.Example.sums;
import static io.qrpay.capture.operation.Settlements.assertDeferred;
import static io.qrpay.capture.operation.Worker.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.OperationKey;
import io.qrpay.vipps.epayment.PaymentEvent.Name;
import io.qrpay.vipps.epayment.VippsState;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A capture is told when the sums show it, under its own key, and looked for before it may be made twice. */
class CapturingTest {
    private static final String CAPTURE = "capture 4900NOK " + KEY;

    private final ScriptedVipps vipps = new ScriptedVipps();
    private final Worker worker = new Worker(vipps);

    @Test
    void shouldTellCapturedWhenTheSumsShowIt() {
        // Given
        vipps.answersDone(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 0, 0));

        // When
        var settlement = worker.perform(capture());

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
        var settlement = worker.perform(capture());

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
        var settlement = worker.perform(secondCapture(1500, 1000));

        // Then
        assertDeferred(settlement, "NOT_SHOWN");
    }

    @Test
    void shouldUseAnotherKeyForAnotherAttempt() {
        // Given
        vipps.answersDone(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 0, 0));

        // When
        worker.perform(capture(2));

        // Then
        assertThat(vipps.asked).containsExactly("capture 4900NOK " + OperationKey.of(PAYMENT, "auto", 2));
    }

    @Test
    void shouldLookBeforeItCallsWhenTheAttemptMayHaveBegun() {
        // Given
        vipps.knows(captured(), event(Name.CAPTURED, AMOUNT, KEY));

        // When
        var settlement = worker.perform(capture().asMaybeBegun());

        // Then
        assertThat(settlement).isInstanceOf(Settlement.Found.class);
        assertThat(vipps.asked).containsExactly("events", "payment");
    }

    @Test
    void shouldCallWhenItLookedAndFoundNothing() {
        // Given
        vipps.knows(approved()).answersDone(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 0, 0));

        // When
        var settlement = worker.perform(capture().asMaybeBegun());

        // Then
        assertThat(settlement).isInstanceOf(Settlement.Done.class);
        assertThat(vipps.asked).containsExactly("events", "payment", CAPTURE);
    }

    @Test
    void shouldNotCallWhenItShouldLookAndCannot() {
        // Given
        vipps.hasClosedBooks();

        // When
        var settlement = worker.perform(capture().asMaybeBegun());

        // Then
        assertDeferred(settlement, "UNAVAILABLE");
        assertThat(vipps.asked).containsExactly("events");
    }

    @Test
    void shouldDeferWithoutACallWhenTheSalesUnitIsNotConfigured() {
        // When
        var settlement = new Worker(vipps, Set.of("999999")).perform(capture());

        // Then
        assertDeferred(settlement, "NOT_CONFIGURED");
        assertThat(vipps.asked).isEmpty();
    }
}
