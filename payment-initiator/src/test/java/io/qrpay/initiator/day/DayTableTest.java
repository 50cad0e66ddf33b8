package io.qrpay.initiator.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.initiator.day.OpenPayment.Wait;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayTableTest {
    private static final LocalDay DAY = new LocalDay(LocalDate.parse("2026-11-21"), ZoneId.of("Europe/Oslo"));

    @Test
    void shouldHaveARowPerTillStateAndCurrency() {
        // Given
        var day = day(List.of(), new OpenPayments(0, List.of()));

        // Then
        assertThat(DayTable.TILLS.csv(day)).isEqualTo("""
                date,storeId,posId,state,currency,payments,amount,authorizedAmount,capturedAmount,refundedAmount,cancelledAmount\r
                2026-11-21,oslo-1,'-1,CAPTURED,DKK,2,900,900,900,0,0\r
                2026-11-21,oslo-1,'-1,REFUSED,,1,0,0,0,0,0\r
                """);
    }

    @Test
    void shouldHaveARowPerTillWhoseMoneyMoved() {
        // Given
        var day = day(List.of(new Moves("till-1", "NOK", 2, 500, 1, 700, -200)), new OpenPayments(0, List.of()));

        // Then
        assertThat(DayTable.MOVED.csv(day)).isEqualTo("""
                date,storeId,posId,currency,captures,capturedAmount,refunds,refundedAmount,netAmount\r
                2026-11-21,oslo-1,till-1,NOK,2,500,1,700,-200\r
                """);
    }

    @Test
    void shouldHaveARowPerOpenPayment() {
        // Given
        var payment = new OpenPayment(
                "-reference",
                "till-1",
                PaymentState.PARTIALLY_CAPTURED,
                DAY.from(),
                "NOK",
                900L,
                900,
                300,
                0,
                0,
                600,
                List.of(Wait.CAPTURE, Wait.OPERATION),
                Instant.parse("2026-11-28T12:00:00Z"),
                null,
                List.of());

        // Then
        assertThat(DayTable.OPEN.csv(day(List.of(), new OpenPayments(1, List.of(payment)))))
                .isEqualTo("""
                date,storeId,posId,reference,requestedAt,state,currency,amount,restAmount,waitsFor,captureGuaranteedUntil\r
                2026-11-21,oslo-1,till-1,'-reference,2026-11-20T23:00:00Z,PARTIALLY_CAPTURED,NOK,900,600,CAPTURE OPERATION,2026-11-28T12:00:00Z\r
                """);
    }

    private static StoreDay day(List<Moves> moves, OpenPayments open) {
        var tills = List.of(
                new Sums("-1", PaymentState.CAPTURED, "DKK", 2, 900, 900, 900, 0, 0),
                new Sums("-1", PaymentState.REFUSED, null, 1, 0, 0, 0, 0, 0));
        return new StoreDay(
                "oslo-1",
                DAY.date(),
                "Europe/Oslo",
                DAY.from(),
                DAY.to(),
                true,
                Sums.ofStore(tills),
                tills,
                Moved.of(moves),
                open,
                new OpenPayments(0, List.of()));
    }
}
