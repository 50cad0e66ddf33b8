package io.qrpay.capture.operation;

import static io.qrpay.capture.operation.Example.AMOUNT;
import static io.qrpay.capture.operation.Example.PAYMENT;
import static io.qrpay.capture.operation.Example.captured;
import static io.qrpay.capture.operation.Example.event;
import static io.qrpay.capture.operation.Example.payment;
import static io.qrpay.capture.operation.Example.refund;
import static io.qrpay.capture.operation.Example.secondCapture;
import static io.qrpay.capture.operation.Example.sums;
import static io.qrpay.capture.operation.Example.tillsCancel;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.OperationKey;
import io.qrpay.vipps.epayment.PaymentEvent.Name;
import io.qrpay.vipps.epayment.VippsState;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a till wishes is its own deed or a clear no; a till does not wait for what will not come. */
class TillsWishTest {
    private final ScriptedVipps vipps = new ScriptedVipps();
    private final Worker worker = new Worker(vipps);

    @ParameterizedTest
    @ValueSource(strings = {"6090", "6080", "6140", "4040", "3010"})
    void shouldTakeNoForAnAnswer(String code) {
        // Given
        vipps.answersRefused(code).knows(payment(VippsState.AUTHORIZED, sums(AMOUNT, 3_000, 0, 0)));

        // When
        var settlement = worker.perform(secondCapture(3_000, 4_000));

        // Then
        assertRefused(settlement, code);
    }

    @Test
    void shouldComeBackWhenThereAreNoFundsYet() {
        // Given
        vipps.answersRefused("6260").knows(payment(VippsState.AUTHORIZED, sums(AMOUNT, 3_000, 0, 0)));

        // When
        var settlement = worker.perform(secondCapture(3_000, 1_900));

        // Then
        assertThat(settlement.facts().getFirst().notBefore()).isNotNull();
    }

    @Test
    void shouldNotTakeSomebodyElsesCaptureForTheTills() {
        // Given
        vipps.answersUnclear(400, "6170", null).knows(captured(), event(Name.CAPTURED, AMOUNT, "somebody-elses"));

        // When
        var settlement = worker.perform(secondCapture(0, AMOUNT));

        // Then
        assertRefused(settlement, "6170");
    }

    @Test
    void shouldFindTheTillsOwnCaptureThoughNothingIsLeft() {
        // Given
        var key = OperationKey.of(PAYMENT, "cap-2", 1);
        vipps.answersUnclear(400, "6170", null).knows(captured(), event(Name.CAPTURED, AMOUNT, key));

        // When
        var settlement = worker.perform(secondCapture(0, AMOUNT));

        // Then
        assertThat(settlement).isInstanceOf(Settlement.Found.class);
        assertThat(settlement.facts()).extracting(Fact::idempotencyKey).containsExactly(key);
    }

    @Test
    void shouldNotTakeSomebodyElsesRefundForTheTills() {
        // Given
        vipps.answersUnclear(409, null, null)
                .knows(
                        payment(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, AMOUNT, 0)),
                        event(Name.REFUNDED, AMOUNT, "portal"));

        // When
        var settlement = worker.perform(refund(500));

        // Then
        assertRefused(settlement, "6180");
    }

    @Test
    void shouldReleaseTheRestOfWhatIsCapturedInPart() {
        // Given
        vipps.answersDone(VippsState.AUTHORIZED, sums(AMOUNT, 3_000, 0, 1_900));

        // When
        var settlement = worker.perform(tillsCancel(3_000));

        // Then
        assertThat(settlement.facts())
                .singleElement()
                .returns(FactName.CANCELLED, Fact::name)
                .satisfies(
                        fact -> assertThat(Objects.requireNonNull(fact.amount()).value())
                                .isEqualTo(1_900));
        assertThat(vipps.asked).containsExactly("cancel only=false " + OperationKey.of(PAYMENT, "can-1/release", 1));
    }

    @Test
    void shouldNotTakeAPartialCaptureForTheEndOfACancel() {
        // Given
        vipps.answersUnclear(423, null, null).knows(payment(VippsState.AUTHORIZED, sums(AMOUNT, 3_000, 0, 0)));

        // When
        var settlement = worker.perform(tillsCancel(3_000));

        // Then
        assertThat(settlement).isInstanceOf(Settlement.Deferred.class);
    }

    @Test
    void shouldRefuseToCancelWhatWasCapturedMeanwhile() {
        // Given
        vipps.answersRefused("6040").knows(captured(), event(Name.CAPTURED, AMOUNT, "auto"));

        // When
        var settlement = worker.perform(tillsCancel(0));

        // Then
        assertRefused(settlement, "6040");
    }

    private static void assertRefused(Settlement settlement, String code) {
        assertThat(settlement).isInstanceOf(Settlement.Refused.class);
        var fact = settlement.facts().getFirst();
        assertThat(Objects.requireNonNull(fact.failure()).code()).isEqualTo(code);
        assertThat(fact.notBefore()).isNull();
    }
}
