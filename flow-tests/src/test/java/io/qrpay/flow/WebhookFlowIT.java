package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks come twice, late, in the wrong order, without their key, or never. */
class WebhookFlowIT {
    private final Chain chain = Chain.get();

    @BeforeEach
    void approve() {
        chain.everybodyApproves();
    }

    @AfterEach
    void calm() {
        chain.calm();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DUPLICATE_WEBHOOK", "REORDERED_WEBHOOK", "NO_WEBHOOK", "WEBHOOK_WITHOUT_KEY"})
    void shouldCaptureOnceWhateverBecomesOfTheWebhooks(String fault) {
        // Given
        chain.letGoWrong(Map.of("kind", fault));

        // When
        var sales = chain.sell(8, 8);

        // Then
        var statuses = chain.untilFinal(sales);
        assertThat(statuses).extracting(PaymentStatus::state).containsOnly(PaymentState.CAPTURED);
        chain.assertAgrees(statuses);
    }

    @Test
    void shouldShowTheQrOfOurAnswerWhenTheWebhookOfTheCreationCameFirst() {
        // Given
        chain.calm();
        chain.letGoWrong(Map.of("kind", "LATE_ANSWER", "operation", "CREATE", "delayMillis", 700));
        var checkout = chain.checkout();
        var payment = chain.paymentKey(checkout);

        // When
        chain.send(checkout);

        // Then
        var early = chain.until(payment, PaymentState.AWAITING_CUSTOMER);
        var shown = chain.until(payment, status -> status.qr() != null);
        assertThat(early.qr()).isNull();
        assertThat(shown.version()).isGreaterThan(early.version());
        assertThat(shown.qr().imageUrl()).isNotBlank();
        chain.approve(payment);
        chain.until(payment, PaymentState.CAPTURED);
    }
}
