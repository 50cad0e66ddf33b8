package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.AUTHORIZED;
import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.initiator.fold.Tell.PAYMENT;
import static io.qrpay.initiator.fold.Tell.created;
import static io.qrpay.initiator.fold.Tell.requested;
import static io.qrpay.initiator.fold.Tell.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.initiator.fold.PaymentHistory.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentHistoryTest {

    @Test
    void shouldTellEachStatusWithTheFactThatLedToIt() {
        // Given
        var stored = List.of(
                new StoredFact(7, requested()),
                new StoredFact(9, created()),
                new StoredFact(12, webhook(CREATED, 1)),
                new StoredFact(15, webhook(AUTHORIZED, 10)));

        // When
        var told = PaymentHistory.told(PAYMENT, stored);

        // Then
        assertThat(told)
                .extracting(Told::fact)
                .containsExactlyElementsOf(stored.stream().map(StoredFact::fact).toList());
        assertThat(told.get(0).status().state()).isEqualTo(PaymentState.REQUESTED);
        assertThat(told.get(1).status().state()).isEqualTo(PaymentState.AWAITING_CUSTOMER);
        assertThat(told.get(1).status().version()).isEqualTo(9);
        assertThat(told.get(2).status()).isNull();
        assertThat(told.get(3).status().state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(told.get(3).status().version()).isEqualTo(15);
    }
}
