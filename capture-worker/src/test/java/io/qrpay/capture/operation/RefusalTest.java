package io.qrpay.capture.operation;

import static io.qrpay.capture.operation.Example.AMOUNT;
import static io.qrpay.capture.operation.Example.KEY;
import static io.qrpay.capture.operation.Example.NOON;
import static io.qrpay.capture.operation.Example.PAYMENT;
import static io.qrpay.capture.operation.Example.approved;
import static io.qrpay.capture.operation.Example.capture;
import static io.qrpay.capture.operation.Example.captured;
import static io.qrpay.capture.operation.Example.event;
import static io.qrpay.capture.operation.Example.payment;
import static io.qrpay.capture.operation.Example.sums;
import static io.qrpay.capture.operation.Settlements.assertDeferred;
import static io.qrpay.capture.operation.Settlements.assertFoundCaptured;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.vipps.epayment.PaymentEvent.Name;
import io.qrpay.vipps.epayment.VippsState;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A refusal is told when the books agree that nothing was done. */
class RefusalTest {
    private final ScriptedVipps vipps = new ScriptedVipps();
    private final Worker worker = new Worker(vipps);

    @Test
    void shouldTellRefusedWhenVippsSaysNoAndTheLogAgrees() {
        // Given
        vipps.answersRefused("6100").knows(approved());

        // When
        var settlement = worker.perform(capture());

        // Then
        assertThat(settlement).isInstanceOfSatisfying(Settlement.Refused.class, refused -> {
            assertThat(refused.fact().name()).isEqualTo(FactName.OPERATION_REFUSED);
            assertThat(refused.fact().operationId()).isEqualTo("auto");
            assertThat(refused.fact().attempt()).isEqualTo(1);
            assertThat(Objects.requireNonNull(refused.fact().failure()).code()).isEqualTo("6100");
            assertThat(refused.fact().notBefore()).isNull();
        });
    }

    @Test
    void shouldNotTellRefusedWhenTheLogShowsThatAnEarlierTryWentThrough() {
        // Given
        vipps.answersRefused("6090").knows(captured(), event(Name.CAPTURED, AMOUNT, KEY));

        // When
        var settlement = worker.perform(capture());

        // Then
        assertFoundCaptured(settlement);
    }

    @Test
    void shouldNotTellRefusedWhenTheBooksCannotBeRead() {
        // Given
        vipps.answersRefused("6090").hasClosedBooks();

        // When
        var settlement = worker.perform(capture());

        // Then
        assertDeferred(settlement, "UNAVAILABLE");
    }

    @Test
    void shouldTellRefusedWhenVippsDoesNotKnowThePayment() {
        // Given
        vipps.answersRefused("5090").knowsNoSuchPayment();

        // When
        var settlement = worker.perform(capture());

        // Then
        assertThat(settlement).isInstanceOf(Settlement.Refused.class);
    }

    @Test
    void shouldTellWhatOthersDidWhenNothingIsLeftToCapture() {
        // Given
        vipps.answersRefused("6070")
                .knows(payment(VippsState.AUTHORIZED, sums(AMOUNT, 0, 0, AMOUNT)), event(Name.CANCELLED, AMOUNT, null));

        // When
        var settlement = worker.perform(capture());

        // Then
        assertThat(settlement)
                .isEqualTo(new Settlement.Found(
                        capture(),
                        List.of(Fact.of(PAYMENT, FactName.CANCELLED, FactSource.EVENT_LOG, NOON.plusMillis(350))
                                .amount(new Money(AMOUNT, "NOK"))
                                .pspReference("psp-CANCELLED")
                                .aggregate(new Aggregate(AMOUNT, 0, 0, AMOUNT))
                                .build())));
    }
}
