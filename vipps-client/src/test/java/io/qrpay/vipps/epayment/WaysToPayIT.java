package io.qrpay.vipps.epayment;

import static io.qrpay.vipps.epayment.CoffeeAndBun.AMOUNT;
import static io.qrpay.vipps.epayment.CoffeeAndBun.CREATED;
import static io.qrpay.vipps.epayment.CoffeeAndBun.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.vipps.scripted.ConversationWithVipps;
import io.qrpay.vipps.scripted.Script;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How a customer is asked to pay, and what the receipt looks like on the wire. */
@QuarkusTest
class WaysToPayIT extends ConversationWithVipps {

    @Inject
    EpaymentApi api;

    static Stream<Arguments> customers() {
        return Stream.of(
                Arguments.of(new Customer.PhoneNumber("4700000000"), "{\"phoneNumber\":\"4700000000\"}"),
                Arguments.of(new Customer.PersonalQr("https://qr.vipps.no/p/x"), """
                        {"personalQr":"https://qr.vipps.no/p/x"}"""),
                Arguments.of(new Customer.CheckedIn("ey%38/+="), "{\"customerToken\":\"ey%38/+=\"}"));
    }

    @ParameterizedTest
    @MethodSource("customers")
    void shouldAskTheCustomerAndShowNothingWhenThereIsAPushMessage(Customer customer, String written) {
        // Given
        vipps.answers(msn, Script.json(201, "{\"reference\":\"pos7-20261121-0001\"}"));

        // When
        var outcome = await(api.create(msn, payment(new WayToPay.PushMessage(customer), null), "c-1"));

        // Then
        assertThat(outcome).isEqualTo(new CreateOutcome.Created(REFERENCE, null));
        assertThat(onlyRequest().body()).isEqualTo("""
                {"amount":{"value":4900,"currency":"NOK"},"paymentMethod":{"type":"WALLET"},\
                "customerInteraction":"CUSTOMER_PRESENT","reference":"pos7-20261121-0001","userFlow":"PUSH_MESSAGE",\
                "customer":%s}""".formatted(written));
    }

    @Test
    void shouldSendEveryFieldOfAReceiptWhenThereIsOne() {
        // Given
        vipps.answers(msn, Script.json(201, CREATED));
        var salmon = new Receipt.OrderLine(
                "Salmon",
                "1",
                5330,
                4635,
                695,
                1500,
                new Receipt.UnitInfo(15_000, "0.4", Receipt.QuantityUnit.KG),
                670L,
                "https://shop.example/1",
                null);
        var bottles = new Receipt.OrderLine("Bottles", "2", 430, 430, 0, 0, null, null, null, true);
        var receipt = new Receipt(List.of(salmon, bottles), new Receipt.BottomLine("NOK", 0L, "pos-7", "42"));

        // When
        await(api.create(msn, payment(new WayToPay.ScreenQr(QrFormat.svg()), receipt), "c-1"));

        // Then
        assertThat(onlyRequest().body()).endsWith("""
                "receipt":{"orderLines":[{"name":"Salmon","id":"1","totalAmount":5330,"totalAmountExcludingTax":4635,\
                "totalTaxAmount":695,"taxRate":1500,\
                "unitInfo":{"unitPrice":15000,"quantity":"0.4","quantityUnit":"KG"},"discount":670,\
                "productUrl":"https://shop.example/1"},\
                {"name":"Bottles","id":"2","totalAmount":430,"totalAmountExcludingTax":430,"totalTaxAmount":0,\
                "taxRate":0,"isReturn":true}],\
                "bottomLine":{"currency":"NOK","tipAmount":0,"posId":"pos-7","receiptNumber":"42"}}}""");
    }

    private static PaymentToCreate payment(WayToPay wayToPay, Receipt receipt) {
        return PaymentToCreate.inStore(REFERENCE, AMOUNT, wayToPay, null, receipt);
    }
}
