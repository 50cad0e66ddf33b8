package io.qrpay.capture.operation;

import static io.qrpay.capture.operation.Example.AMOUNT;
import static io.qrpay.capture.operation.Example.KEY;
import static io.qrpay.capture.operation.Example.PAYMENT;
import static io.qrpay.capture.operation.Example.event;
import static io.qrpay.capture.operation.Example.payment;
import static io.qrpay.capture.operation.Example.refund;
import static io.qrpay.capture.operation.Example.sums;
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

/** A refund is told when the sums or the log show it. */
class RefundingTest {
    private final ScriptedVipps vipps = new ScriptedVipps();
    private final Worker worker = new Worker(vipps);

    @Test
    void shouldTellRefundedWhenTheSumsShowIt() {
        // Given
        vipps.answersDone(VippsState.AUTHORIZED, sums(AMOUNT, AMOUNT, 500, 0));

        // When
        var settlement = worker.perform(refund(500));

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
        var settlement = worker.perform(refund(500));

        // Then
        assertThat(settlement).isInstanceOf(Settlement.Found.class);
        assertThat(settlement.facts()).extracting(Fact::idempotencyKey).containsExactly(KEY, key);
    }
}
