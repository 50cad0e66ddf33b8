package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.simulator.Crowd;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From checkout to captured, as it should go. */
class PayingFlowIT {
    private final Chain chain = Chain.get();

    @AfterEach
    void calm() {
        chain.calm();
    }

    @Test
    void shouldCaptureWhatCustomersApproveByKafkaAndByRest() {
        // Given
        chain.everybodyApproves();

        // When
        var sales = chain.sell(20, 10);

        // Then
        var statuses = chain.untilFinal(sales);
        assertThat(statuses).extracting(PaymentStatus::state).containsOnly(PaymentState.CAPTURED);
        assertThat(statuses).allSatisfy(status -> assertThat(status.paid()).isTrue());
        chain.assertAgrees(statuses);
    }

    @Test
    void shouldBringEveryPaymentToItsEndWhenCustomersDeclineOrWalkAway() {
        // Given
        chain.simulator().letIn(new Crowd(0.4, 0.3, 0.3, new Crowd.Delay(0, 200, 500), 11));

        // When
        var sales = chain.sell(20, 10);

        // Then
        var statuses = chain.untilFinal(sales);
        assertThat(statuses)
                .extracting(PaymentStatus::state)
                .contains(PaymentState.CAPTURED, PaymentState.ABORTED, PaymentState.EXPIRED);
        chain.assertAgrees(statuses);
    }

    @Test
    void shouldShowTheQrAtOnceWhenATillAsksByRest() {
        // Given
        var checkout = chain.checkout();

        // When
        var answer = chain.post(checkout);

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("imageUrl");
        chain.approve(chain.paymentKey(checkout));
        chain.assertAgrees(List.of(chain.until(chain.paymentKey(checkout), PaymentState.CAPTURED)));
    }
}
