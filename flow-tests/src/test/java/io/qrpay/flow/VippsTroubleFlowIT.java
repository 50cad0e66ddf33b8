package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Vipps is away for a while, or does what it is asked and does not say so. */
class VippsTroubleFlowIT {
    private final Chain chain = Chain.get();

    @AfterEach
    void calm() {
        chain.calm();
    }

    @Test
    void shouldCreateOnceWhenTheAnswerToTheCreateWasLost() {
        chain.everybodyApproves();
        chain.letGoWrong(Map.of("kind", "LOST_ANSWER", "operation", "CREATE", "count", 4));

        var sales = chain.sell(4, 8);

        var statuses = chain.untilFinal(sales);
        assertThat(statuses).extracting(PaymentStatus::state).containsOnly(PaymentState.CAPTURED);
        chain.assertAgrees(statuses);
    }

    @Test
    void shouldCaptureOnceWhenTheAnswerToTheCaptureWasLost() {
        chain.everybodyApproves();
        chain.letGoWrong(Map.of("kind", "LOST_ANSWER", "operation", "CAPTURE", "count", 4));

        var sales = chain.sell(4, 8);

        var statuses = chain.untilFinal(sales);
        assertThat(statuses).extracting(PaymentStatus::state).containsOnly(PaymentState.CAPTURED);
        chain.assertAgrees(statuses);
    }

    @Test
    void shouldRefuseStaleCheckoutsAndCreateTheOthersWhenVippsWasDown() {
        // Given
        chain.letGoWrong(Map.of("kind", "STATUS", "status", 503));
        var impatient = chain.checkout("flow-" + UUID.randomUUID(), 4_900, Duration.ofSeconds(3));
        var patient = chain.checkout("flow-" + UUID.randomUUID(), 4_900, Duration.ofSeconds(120));
        chain.send(impatient);
        chain.send(patient);
        chain.until(chain.paymentKey(impatient), PaymentState.REQUESTED);
        chain.until(chain.paymentKey(patient), PaymentState.REQUESTED);

        // When
        var later = chain.checkout();
        chain.send(later);
        chain.until(chain.paymentKey(later), PaymentState.REQUESTED);
        chain.untilPast(impatient.requestedAt().plusSeconds(4));
        chain.calm();
        chain.everybodyApproves();

        // Then
        var stale = chain.until(chain.paymentKey(impatient), PaymentState.REFUSED);
        assertThat(stale.failure().code()).isEqualTo(Failure.STALE);
        assertThat(chain.isInBooks(chain.paymentKey(impatient))).isFalse();
        var captured = List.of(
                chain.until(chain.paymentKey(patient), PaymentState.CAPTURED),
                chain.until(chain.paymentKey(later), PaymentState.CAPTURED));
        chain.assertAgrees(captured);
    }
}
