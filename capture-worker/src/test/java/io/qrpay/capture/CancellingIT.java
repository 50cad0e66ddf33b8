package io.qrpay.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A payment that is not wanted ends, and whoever ended it is told of. */
@QuarkusTest
class CancellingIT extends BetweenKafkaAndVipps {

    @Test
    void shouldTellOfTheCancelWhenThereIsNothingLeftToCapture() {
        // Given
        var reference = vipps.approved(AMOUNT);
        vipps.cancel(reference);

        // When
        statuses.publish(statuses.toCapture(reference, AMOUNT, PART));

        // Then
        assertThat(factOf(reference).value())
                .returns(FactName.CANCELLED, Fact::name)
                .returns(new Aggregate(AMOUNT, 0, 0, AMOUNT), Fact::aggregate);
    }

    @Test
    void shouldEndAPaymentThatWasRefusedToTheTill() {
        // Given
        var reference = vipps.created(AMOUNT);

        // When
        statuses.publish(statuses.toCancel(reference, AMOUNT));

        // Then
        assertThat(factOf(reference).value().name()).isEqualTo(FactName.TERMINATED);
        assertThat(vipps.effects(reference, "TERMINATED")).isEqualTo(1);
    }

    @Test
    void shouldReleaseTheMoneyWhenTheCustomerApprovedARefusedPayment() {
        // Given
        var reference = vipps.approved(AMOUNT);

        // When
        statuses.publish(statuses.toCancel(reference, AMOUNT));

        // Then
        assertThat(factOf(reference).value())
                .returns(FactName.CANCELLED, Fact::name)
                .returns(new Money(AMOUNT, "NOK"), Fact::amount);
        assertThat(vipps.sum(reference, "cancelled")).isEqualTo(AMOUNT);
        assertThat(vipps.effects(reference, "CANCELLED")).isEqualTo(1);
    }

    @Test
    void shouldTellHowItEndedWhenTheCustomerDeclinedARefusedPayment() {
        // Given
        var reference = vipps.created(AMOUNT);
        vipps.decline(reference);

        // When
        statuses.publish(statuses.toCancel(reference, AMOUNT));

        // Then
        assertThat(factOf(reference).value().name()).isEqualTo(FactName.ABORTED);
    }
}
