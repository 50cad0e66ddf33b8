package io.qrpay.local.till;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.local.process.Store;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CheckoutsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int MANY = 4_000;

    @Test
    void shouldSellInTheSharesThatAreAskedFor() {
        // When
        var sales = sales(Mix.COLOURFUL);

        // Then
        assertThat(share(sales, sale -> sale.way() == WayToPay.PHONE_NUMBER)).isCloseTo(0.15, about());
        assertThat(share(sales, sale -> sale.way() == WayToPay.PERSONAL_QR)).isCloseTo(0.15, about());
        assertThat(share(sales, sale -> sale.way() == WayToPay.PRINTED_CODE)).isCloseTo(0.2, about());
        assertThat(share(sales, sale -> sale.checkout().captureMode() == CaptureMode.MANUAL))
                .isCloseTo(0.4, about());
        assertThat(share(sales, Sale::isTwice)).isCloseTo(0.1, about());
    }

    @Test
    void shouldAskAtTheScreenOnceWhenItIsPlain() {
        assertThat(sales(Mix.PLAIN))
                .allMatch(sale -> sale.way() == WayToPay.SCREEN && !sale.isTwice())
                .allMatch(sale -> sale.checkout().supersedes() == null)
                .allMatch(sale -> sale.checkout().captureMode() == null);
    }

    @Test
    void shouldTakeThePlaceOfTheCheckoutBeforeAtTheSameTill() {
        // When
        var tills = sales(Mix.COLOURFUL).stream()
                .map(Sale::checkout)
                .collect(groupingBy(checkout -> checkout.storeId() + "/" + checkout.posId()));

        // Then
        assertThat(tills).hasSize(2 * 5);
        assertThat(tills.values()).allSatisfy(CheckoutsTest::assertOnlyTheOneBeforeIsSuperseded);
    }

    private static void assertOnlyTheOneBeforeIsSuperseded(List<CheckoutRequested> till) {
        for (int i = 1; i < till.size(); i++) {
            var isAtCode = till.get(i).posId().startsWith("code");
            assertThat(till.get(i).supersedes())
                    .isIn(
                            till.get(i - 1).reference(),
                            isAtCode ? till.get(i - 1).reference() : null);
        }
        assertThat(till.stream().map(CheckoutRequested::supersedes).filter(Objects::nonNull))
                .isNotEmpty();
    }

    @Test
    void shouldAskLaterWhenTheCustomerScansFirst() {
        // When
        var atCodes = sales(Mix.COLOURFUL).stream()
                .filter(sale -> sale.way() == WayToPay.PRINTED_CODE)
                .toList();

        // Then
        assertThat(share(atCodes, sale -> sale.customerAt().isBefore(sale.intendedAt())))
                .isCloseTo(0.5, about());
        assertThat(atCodes).allMatch(sale -> sale.checkout().requestedAt().equals(sale.intendedAt()));
    }

    @Test
    void shouldAskEveryCustomerOnce() {
        // When
        var customers = sales(Mix.COLOURFUL).stream()
                .map(sale -> sale.checkout().customer())
                .filter(customer -> customer != null && customer.merchantQrId() == null)
                .map(customer -> customer.phoneNumber() == null ? customer.personalQr() : customer.phoneNumber());

        // Then
        assertThat(customers).doesNotHaveDuplicates().hasSizeGreaterThan(1_000);
    }

    private static List<Sale> sales(Mix mix) {
        var checkouts = new Checkouts("test", Store.several(2), mix);
        return IntStream.range(0, MANY)
                .mapToObj(number -> checkouts.sale(number, NOON.plusSeconds(number)))
                .toList();
    }

    private static double share(List<Sale> sales, Predicate<Sale> which) {
        return (double) sales.stream().filter(which).count() / sales.size();
    }

    private static Offset<Double> about() {
        return Offset.offset(0.05);
    }
}
