package io.qrpay.local.journal;

import static io.qrpay.local.journal.Samples.books;
import static io.qrpay.local.journal.Samples.life;
import static io.qrpay.local.journal.Samples.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.local.simulator.Books;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationTest {

    @ParameterizedTest
    @CsvSource({
        "CAPTURED,           AUTHORIZED, 10000, 10000",
        "PARTIALLY_CAPTURED, AUTHORIZED, 10000, 4000",
        "AUTHORIZED,         AUTHORIZED, 10000, 0",
        "ABORTED,            ABORTED,    0,     0",
        "EXPIRED,            EXPIRED,    0,     0",
        "AWAITING_CUSTOMER,  CREATED,    0,     0"
    })
    void shouldFindNothingWhenBothSayTheSame(PaymentState ours, String theirs, long authorized, long captured) {
        // Given
        var published = List.of(life(status(ours, 1, authorized, captured)));

        // When
        var differences = Reconciliation.differences(published, books(theirs, authorized, captured));

        // Then
        assertThat(differences).isEmpty();
    }

    @Test
    void shouldNameTheAmountWhenOneOreIsMissing() {
        // Given
        var published = List.of(life(status(PaymentState.CAPTURED, 1, 10_000, 9_999)));

        // When
        var differences = Reconciliation.differences(published, books("AUTHORIZED", 10_000, 10_000));

        // Then
        assertThat(differences)
                .containsExactly("100001/demo-000001: captured is 9999 on payment.status.v1 and 10000 at Vipps");
    }

    @Test
    void shouldTellWhenNothingWasPublished() {
        assertThat(Reconciliation.differences(List.of(), books("EXPIRED", 0, 0)))
                .containsExactly(
                        "100001/demo-000001: status is none published on payment.status.v1 and state EXPIRED at Vipps");
    }

    @Test
    void shouldTellWhenVippsDoesNotKnowThePayment() {
        // Given
        var invented = List.of(life(status(PaymentState.CAPTURED, 1, 10_000, 10_000)));

        // When
        var differences = Reconciliation.differences(invented, new Books(List.of()));

        // Then
        assertThat(differences)
                .containsExactly("100001/demo-000001: status is CAPTURED on payment.status.v1 and not known at Vipps");
    }

    @Test
    void shouldNotMindWhenVippsNeverHeardOfARefusedOne() {
        // Given
        var refused = List.of(life(status(PaymentState.REFUSED, 1, 0, 0)));

        // When / Then
        assertThat(Reconciliation.differences(refused, new Books(List.of()))).isEmpty();
    }

    @Test
    void shouldTellWhenVippsCapturedTwice() {
        // Given
        var published = List.of(life(status(PaymentState.CAPTURED, 1, 10_000, 10_000)));
        var once = books("AUTHORIZED", 10_000, 10_000).payments().getFirst();
        var twice = new Books.Entry(
                once.msn(),
                once.reference(),
                once.state(),
                once.userFlow(),
                once.customer(),
                once.currency(),
                once.amount(),
                once.aggregate(),
                new Books.Effects(1, 2, 0, 0),
                once.receiptLines(),
                once.createdAt(),
                once.approvedAt());

        // When
        var differences = Reconciliation.differences(published, new Books(List.of(twice)));

        // Then
        assertThat(differences)
                .containsExactly("100001/demo-000001: captures is 1 on payment.status.v1 and 2 at Vipps");
    }
}
