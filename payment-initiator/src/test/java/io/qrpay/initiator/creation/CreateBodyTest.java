package io.qrpay.initiator.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.checkout.Customer;
import io.qrpay.contracts.checkout.OrderLine;
import io.qrpay.contracts.checkout.Receipt;
import io.qrpay.vipps.Amount;
import io.qrpay.vipps.epayment.Customer.CheckedIn;
import io.qrpay.vipps.epayment.Customer.PersonalQr;
import io.qrpay.vipps.epayment.Customer.PhoneNumber;
import io.qrpay.vipps.epayment.PaymentToCreate;
import io.qrpay.vipps.epayment.QrFormat;
import io.qrpay.vipps.epayment.Receipt.BottomLine;
import io.qrpay.vipps.epayment.Receipt.QuantityUnit;
import io.qrpay.vipps.epayment.Receipt.UnitInfo;
import io.qrpay.vipps.epayment.WayToPay;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreateBodyTest {
    private static final OrderLine SALMON = new OrderLine(
            "1",
            "Salmon",
            5330,
            4635,
            695,
            1500,
            15_000L,
            "0.4",
            OrderLine.Unit.KG,
            670L,
            "https://shop.example/1",
            false);
    private static final OrderLine BOTTLES =
            new OrderLine("2", "Bottles", 430, 430, 0, 0, null, null, null, null, null, true);

    @Test
    void shouldAskForAQrWhenNobodyIsNamed() {
        // When
        var body = CreateBody.of(payment(null, null));

        // Then
        assertThat(body)
                .isEqualTo(PaymentToCreate.inStore(
                        "pos7-0000001",
                        new Amount(4900, "NOK"),
                        new WayToPay.ScreenQr(QrFormat.svg()),
                        "Groceries",
                        null));
    }

    @Test
    void shouldAskTheCustomerOnThePhoneWhenOneIsNamed() {
        // When
        var byQr = CreateBody.of(payment(Customer.withPersonalQr("anything at all"), null));
        var byNumber = CreateBody.of(payment(Customer.withPhoneNumber("4700000000"), null));

        // Then
        assertThat(byQr.wayToPay()).isEqualTo(new WayToPay.PushMessage(new PersonalQr("anything at all")));
        assertThat(byNumber.wayToPay()).isEqualTo(new WayToPay.PushMessage(new PhoneNumber("4700000000")));
        assertThat(byQr.customerInteraction()).isEqualTo(PaymentToCreate.CustomerInteraction.CUSTOMER_PRESENT);
    }

    @Test
    void shouldSendEveryFieldOfTheReceiptAndTheTillWhenThereIsOne() {
        // When
        var receipt = CreateBody.of(payment(null, new Receipt(List.of(SALMON, BOTTLES), "42", 0L)))
                .receipt();

        // Then
        assertThat(receipt)
                .isEqualTo(new io.qrpay.vipps.epayment.Receipt(
                        List.of(
                                new io.qrpay.vipps.epayment.Receipt.OrderLine(
                                        "Salmon",
                                        "1",
                                        5330,
                                        4635,
                                        695,
                                        1500,
                                        new UnitInfo(15_000, "0.4", QuantityUnit.KG),
                                        670L,
                                        "https://shop.example/1",
                                        false),
                                new io.qrpay.vipps.epayment.Receipt.OrderLine(
                                        "Bottles", "2", 430, 430, 0, 0, null, null, null, true)),
                        new BottomLine("NOK", 0L, "pos-7", "42")));
    }

    @ParameterizedTest
    @EnumSource(OrderLine.Unit.class)
    void shouldNameEachUnitAsTheVendorDoes(OrderLine.Unit unit) {
        // Given
        var line = new OrderLine("1", "Any", 100, 100, 0, 0, 100L, "1", unit, null, null, null);

        // When
        var sent = CreateBody.of(payment(null, new Receipt(List.of(line), null, null)));

        // Then
        assertThat(sent.receipt().orderLines().getFirst().unitInfo().quantityUnit())
                .hasToString(unit.name());
    }

    @Test
    void shouldSendNothingWhenNobodyHasScannedThePrintedCode() {
        assertThatThrownBy(() -> CreateBody.of(payment(Customer.atSticker("till 7"), null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldAskWhoScannedThePrintedCode() {
        // When
        var body = CreateBody.of(payment(Customer.atSticker("till 7"), null).withCustomer("Zm9v%2Bbar+baz/=="));

        // Then
        assertThat(body.wayToPay()).isEqualTo(new WayToPay.PushMessage(new CheckedIn("Zm9v%2Bbar+baz/==")));
    }

    private static RequestedPayment payment(Customer customer, Receipt receipt) {
        var key = new PaymentKey("123456", "pos7-0000001");
        return new RequestedPayment(key, "c-1", checkout(customer, receipt), Instant.EPOCH, Instant.EPOCH, null);
    }

    private static CheckoutRequested checkout(Customer customer, Receipt receipt) {
        return new CheckoutRequested(
                "oslo-1",
                "pos-7",
                "pos7-0000001",
                new Money(4900, "NOK"),
                "Groceries",
                Instant.EPOCH,
                null,
                null,
                null,
                customer,
                receipt,
                null);
    }
}
