package io.qrpay.contracts.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.contracts.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerTest {
    private static final String QR = "https://qr.vipps.no/p/a-made-up-token";
    private static final String PHONE = "4700000000";

    @Test
    void shouldBeOneOfThreeWhenMade() {
        assertThatThrownBy(() -> new Customer(null, null, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Customer(QR, PHONE, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(PHONE);
        assertThat(Customer.atSticker("till 7").merchantQrId()).isEqualTo("till 7");
    }

    @Test
    void shouldNotTellWhoPaysForWhatWhenPrinted() {
        // Given
        var line = new OrderLine("1", "Salmon", 4900, 4900, 0, 0, null, null, null, null, null, null);
        var receipt = new Receipt(List.of(line), null, null);

        // When
        var printed = List.of(
                checkout(Customer.withPersonalQr(QR), receipt).toString(),
                checkout(Customer.withPhoneNumber(PHONE), receipt).toString(),
                Customer.withPersonalQr(QR).toString(),
                Customer.withPhoneNumber(PHONE).toString(),
                receipt.toString(),
                line.toString());

        // Then
        assertThat(printed).allSatisfy(text -> assertThat(text).doesNotContain(QR, PHONE, "Salmon", "Groceries"));
        assertThat(printed.getFirst()).contains("oslo-1/pos7-0000001");
    }

    @Test
    void shouldCountNegativeWhenItIsAReturn() {
        // Given
        var bottles = new OrderLine("1", "Bottles", 430, 430, 0, 0, null, null, null, null, null, true);

        // When
        var amount = bottles.signedAmount();

        // Then
        assertThat(amount).isEqualTo(-430);
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
