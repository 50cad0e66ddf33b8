package io.qrpay.capture.operation;

import static io.qrpay.capture.operation.Example.AMOUNT;
import static io.qrpay.capture.operation.Example.NOON;
import static io.qrpay.capture.operation.Example.PAYMENT;
import static io.qrpay.capture.operation.Example.cancel;
import static io.qrpay.capture.operation.Example.event;
import static io.qrpay.capture.operation.Example.keyOfCancel;
import static io.qrpay.capture.operation.Example.payment;
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
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.epayment.PaymentEvent.Name;
import io.qrpay.vipps.epayment.VippsState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A payment that is not wanted ends, whether its customer was faster, declined or never came. */
class CancellingTest {
    private final ScriptedVipps vipps = new ScriptedVipps();
    private final Worker worker = new Worker(vipps);

    @Test
    void shouldEndAPaymentThatNobodyApproved() {
        // Given
        vipps.answersDone(VippsState.TERMINATED, sums(0, 0, 0, AMOUNT));

        // When
        var settlement = worker.perform(cancel(0));

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
        var settlement = worker.perform(cancel(0));

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
        var settlement = worker.perform(cancel(AMOUNT));

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
        var settlement = worker.perform(cancel(0));

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
        var settlement = worker.perform(cancel(0));

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
        var settlement = worker.perform(cancel(0));

        // Then
        assertDeferred(settlement, "UNAVAILABLE");
    }

    @Test
    void shouldComeBackSoonWhenTheCustomerIsApproving() {
        // Given
        vipps.answersRefused("6250").knows(payment(VippsState.CREATED, sums(0, 0, 0, 0)));

        // When
        var settlement = worker.perform(cancel(0));

        // Then
        assertThat(settlement).isInstanceOf(Settlement.Refused.class);
        assertThat(settlement.facts().getFirst().notBefore()).isBetween(NOON.plusSeconds(30), NOON.plusSeconds(32));
    }
}
