package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One reference, several who use it. */
class ReferenceFlowIT {
    private final Chain chain = Chain.get();

    @AfterEach
    void calm() {
        chain.calm();
    }

    @Test
    void shouldMakeOnePaymentWhenACheckoutComesTwiceAndByBothWays() {
        // Given
        var checkout = chain.checkout();
        var payment = chain.paymentKey(checkout);

        // When
        chain.send(checkout);
        chain.send(checkout);
        var first = chain.post(checkout);
        var second = chain.post(checkout);

        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(chain.books(payment).effects().create()).isEqualTo(1);
        chain.approve(payment);
        chain.assertAgrees(List.of(chain.until(payment, PaymentState.CAPTURED)));
    }

    @Test
    void shouldServeTheFirstTillAndTellTheSecondWhenBothUseOneReference() {
        // Given
        var reference = "flow-" + UUID.randomUUID();
        var first = chain.checkout(reference, 4_900, null);
        var second = chain.checkout(reference, 9_900, null);
        var payment = chain.paymentKey(first);
        chain.post(first);
        chain.until(payment, PaymentState.AWAITING_CUSTOMER);

        // When
        var conflict = chain.post(second);
        chain.send(second);
        chain.approve(payment);

        // Then
        assertThat(conflict.statusCode()).isEqualTo(409);
        var captured = chain.until(payment, PaymentState.CAPTURED);
        assertThat(captured.capturedAmount()).isEqualTo(4_900);
        assertThat(captured.operations()).hasSize(1);
        chain.assertAgrees(List.of(captured));
    }

    @Test
    void shouldLeaveAForeignPaymentAloneAndGiveItNoStatus() {
        // Given
        var shop = new WebShop(chain);
        var foreign = shop.create("shop-" + UUID.randomUUID(), 12_500);
        var ours = chain.checkout();

        // When
        chain.approve(foreign);
        chain.post(ours);
        chain.approve(chain.paymentKey(ours));

        // Then
        chain.until(chain.paymentKey(ours), PaymentState.CAPTURED);
        assertThat(chain.hasStatus(foreign)).isFalse();
        assertThat(chain.books(foreign).effects().capture()).isZero();
    }

    @Test
    void shouldTouchNoMoneyOfAForeignPaymentWhenATillUsesItsReference() {
        // Given
        var foreign = new WebShop(chain).create("shop-" + UUID.randomUUID(), 12_500);
        var reference = foreign.substring(foreign.indexOf('/') + 1);
        CheckoutRequested checkout = chain.checkout(reference, 4_900, null);

        // When
        var answer = chain.post(checkout);
        chain.approve(foreign);

        // Then
        assertThat(answer.statusCode()).isEqualTo(409);
        var refused = chain.until(foreign, PaymentStatus::isFinal);
        assertThat(refused.state()).isEqualTo(PaymentState.REFUSED);
        var probe = chain.checkout();
        chain.post(probe);
        chain.approve(chain.paymentKey(probe));
        chain.until(chain.paymentKey(probe), PaymentState.CAPTURED);
        assertThat(chain.books(foreign).effects().capture()).isZero();
        assertThat(chain.books(foreign).effects().cancel()).isZero();
    }
}
