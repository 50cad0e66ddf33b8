package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.checkout.Customer;
import io.qrpay.contracts.checkout.OrderLine;
import io.qrpay.contracts.checkout.Receipt;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.simulator.Crowd;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to pay, from checkout to captured, by Kafka and by REST. */
class WaysToPayFlowIT {
    private static final Customer BY_QR = Customer.withPersonalQr("https://qr.vipps.no/28/2/01/031/4700000000?v=1");
    private static final Customer BY_NUMBER = Customer.withPhoneNumber("4700000000");
    private static final Customer NOBODY = Customer.withPhoneNumber("4700007010");
    private static final Receipt RECEIPT = new Receipt(
            List.of(
                    new OrderLine(
                            "1", "Salmon", 4_330, 3_765, 565, 1_500, 10_825L, "0.4", OrderLine.Unit.KG, 0L, null, null),
                    new OrderLine("2", "Bottles", 430, 430, 0, 0, null, null, null, null, null, true)),
            "42",
            1_000L);

    private final Chain chain = Chain.get();

    @AfterEach
    void calm() {
        chain.calm();
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of("QR on the screen", null, "QR"),
                Arguments.of("personal QR", BY_QR, "PUSH_MESSAGE"),
                Arguments.of("phone number", BY_NUMBER, "PUSH_MESSAGE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void shouldCaptureWithItsReceiptWhenTheCustomerApproves(String way, Customer customer, String userFlow) {
        // Given
        var byKafka = chain.checkout(customer, RECEIPT);
        var byRest = chain.checkout(customer, RECEIPT);

        // When
        chain.send(byKafka);
        var answer = chain.post(byRest);

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body().contains("imageUrl")).isEqualTo(customer == null);
        var captured = Stream.of(byKafka, byRest)
                .map(checkout -> approved(checkout, customer == null))
                .toList();
        chain.assertAgrees(captured);
        assertThat(captured)
                .map(status -> chain.books(status.paymentKey()))
                .allSatisfy(entry -> assertThat(entry.userFlow()).isEqualTo(userFlow))
                .allSatisfy(entry -> assertThat(entry.receiptLines()).isEqualTo(2));
    }

    private PaymentStatus approved(CheckoutRequested checkout, boolean hasQr) {
        var payment = chain.paymentKey(checkout);
        var waiting = chain.until(
                payment, status -> status.state() == PaymentState.AWAITING_CUSTOMER && (status.qr() != null) == hasQr);
        assertThat(waiting.paid()).isFalse();
        chain.approve(payment);
        return chain.until(payment, PaymentState.CAPTURED);
    }

    @Test
    void shouldTakeNoMoneyWhenTheCustomerDeclinesOnThePhone() {
        // Given
        chain.simulator().letIn(new Crowd(0, 1, 0, new Crowd.Delay(0, 50, 200), 3));
        var byKafka = chain.checkout(BY_NUMBER, null);
        var byRest = chain.checkout(BY_QR, null);

        // When
        chain.send(byKafka);
        var answer = chain.post(byRest);

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        var declined = Stream.of(byKafka, byRest)
                .map(checkout -> chain.until(chain.paymentKey(checkout), PaymentState.ABORTED))
                .toList();
        assertThat(declined).noneMatch(PaymentStatus::paid);
        chain.assertAgrees(declined);
    }

    @Test
    void shouldMakeOnePaymentWhenTheAnswerOfAPushMessageIsLost() {
        // Given
        chain.letGoWrong(Map.of("kind", "LOST_ANSWER", "operation", "CREATE", "count", 1));
        var checkout = chain.checkout(BY_NUMBER, RECEIPT);

        // When
        chain.send(checkout);

        // Then
        chain.assertAgrees(List.of(approved(checkout, false)));
    }

    @Test
    void shouldTellTheVendorsCodeWhenThereIsNobodyToAsk() {
        // Given
        var byKafka = chain.checkout(NOBODY, null);
        var byRest = chain.checkout(NOBODY, null);

        // When
        chain.send(byKafka);
        var answer = chain.post(byRest);

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"7010\"").doesNotContain("4700007010");
        assertThat(Stream.of(byKafka, byRest)
                        .map(checkout -> chain.until(chain.paymentKey(checkout), PaymentStatus::isFinal)))
                .allSatisfy(status -> assertThat(status.state()).isEqualTo(PaymentState.REFUSED))
                .allSatisfy(status -> assertThat(status.failure().code()).isEqualTo("7010"));
    }
}
