package io.qrpay.initiator.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.initiator.pairing.CheckInOutcome.Paired;
import io.qrpay.initiator.pairing.CheckInOutcome.Repeated;
import io.qrpay.initiator.pairing.CheckInOutcome.Void;
import io.qrpay.initiator.pairing.CheckInOutcome.Waiting;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is asked to pay what, on a real database. */
@QuarkusTest
class PairingIT extends AtTheSticker {

    @Inject
    Forgetting forgetting;

    @Test
    void shouldPairWhenTheCheckInComesFirst() {
        // Given
        var customer = scan("anna", -30);
        assertThat(tell(customer)).isInstanceOf(Waiting.class);
        assertThat(whoWaits()).containsExactly(customer.scannedAt());

        // When
        var asked = ask(checkout("a", 0));

        // Then
        assertThat(asked.customerToken()).isEqualTo("anna");
        assertThat(whoWaits()).isEmpty();
    }

    @Test
    void shouldPairWhenTheCheckoutComesFirst() {
        // Given
        var checkout = checkout("a", -30);
        assertThat(ask(checkout).customerToken()).isNull();

        // When
        var outcome = tell(scan("anna", -1));

        // Then
        assertThat(outcome).isEqualTo(new Paired(checkout.withCustomer("anna")));
        assertThat(whoWaits()).isEmpty();
    }

    @Test
    void shouldAskTheSameCustomerHoweverOftenEitherComesUntilTheCreateCallIsSettled() {
        // Given
        var checkout = checkout("a", -5);
        ask(checkout);
        tell(scan("anna", -4));

        // When
        tell(scan("berit", -3));
        var again = ask(checkout);
        var repeated = tell(scan("anna", -4));
        forgetting.settled(checkout).await().indefinitely();

        // Then
        assertThat(again.customerToken()).isEqualTo("anna");
        assertThat(repeated).isEqualTo(new Paired(checkout.withCustomer("anna")));
        assertThat(ask(checkout).customerToken()).isNull();
        assertThat(tell(scan("anna", -4))).isInstanceOf(Repeated.class);
        assertThat(tell(scan("anna", -2))).isInstanceOf(Repeated.class);
    }

    @Test
    void shouldKeepTheSecondCustomerForTheNextCheckoutWhenTheFirstIsStillPaying() {
        // Given
        ask(checkout("a", -20));
        tell(scan("anna", -15));
        publish("a", PaymentState.AWAITING_CUSTOMER, -14);

        // When
        var second = tell(scan("berit", -10));

        // Then
        assertThat(second).isInstanceOf(Waiting.class);
        assertThat(ask(checkout("b", -5)).customerToken()).isEqualTo("berit");
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.class,
            names = {"AUTHORIZED", "CAPTURED", "ABORTED", "EXPIRED", "TERMINATED", "REFUSED"})
    void shouldAskNobodyToPayTheNextCustomersGoodsWhenTheCheckoutEnded(PaymentState end) {
        // Given
        ask(checkout("a", -20));
        tell(scan("anna", -15));
        tell(scan("anna twice", -12));
        publish("a", end, -10);

        // When
        var nobody = whoWaits();
        var next = ask(checkout("b", -5));

        // Then
        assertThat(nobody).isEmpty();
        assertThat(next.customerToken()).isNull();
        assertThat(tell(scan("berit", -1))).isEqualTo(new Paired(next.withCustomer("berit")));
    }

    @Test
    void shouldAskNobodyToPayTheNextCustomersGoodsWhenTheTillTookTheMoneyInAnotherWay() {
        // Given: anna scanned the sticker, and paid by the QR on the screen
        tell(scan("anna", -20));
        publish("by QR", PaymentState.AWAITING_CUSTOMER, -5);

        // When
        var next = ask(checkout("b", -5));

        // Then
        assertThat(next.customerToken()).isNull();
    }

    @Test
    void shouldAskNobodyWhoScannedForAnEarlierCheckoutThatNobodyPaid() {
        // Given: the webhook is late, and the till has begun anew
        ask(checkout("a", -20));
        ask(checkout("b", -5));

        // When
        var late = tell(scan("anna", -10));

        // Then
        assertThat(late).isInstanceOf(Void.class);
        assertThat(tell(scan("berit", -1)))
                .isInstanceOfSatisfying(
                        Paired.class,
                        paired -> assertThat(paired.payment().key().reference()).isEqualTo(reference("b")));
    }

    @Test
    void shouldAskNobodyWhoScannedForACheckoutThatIsReadAfterTheOneThatTookItsPlace() {
        // Given: anna scanned for a, which comes late
        tell(scan("anna", -10));

        // When
        var next = ask(checkout("b", -5, "a"));

        // Then
        assertThat(next.customerToken()).isNull();
        assertThat(tell(scan("berit", -1))).isEqualTo(new Paired(next.withCustomer("berit")));
    }

    @Test
    void shouldAskNobodyWhoScannedAgainForACheckoutWhosePlaceWasTaken() {
        // Given
        ask(checkout("a", -20));
        tell(scan("anna", -15));
        publish("a", PaymentState.REQUESTED, -14);
        assertThat(tell(scan("anna again", -10))).isInstanceOf(Waiting.class);

        // When
        var next = ask(checkout("b", -5, "a"));

        // Then
        assertThat(next.customerToken()).isNull();
    }

    @Test
    void shouldPairWhenTheOneWhosePlaceWasTakenHadEndedBeforeTheScan() {
        // Given
        ask(checkout("a", -20));
        publish("a", PaymentState.EXPIRED, -15);
        tell(scan("berit", -10));

        // When
        var next = ask(checkout("b", -5, "a"));

        // Then
        assertThat(next.customerToken()).isEqualTo("berit");
    }

    @Test
    void shouldAskForTheCheckoutThatIsOnTheTillWhenTwoWait() {
        // Given: the later one came first
        ask(checkout("b", -5));
        ask(checkout("a", -10));

        // When
        var outcome = tell(scan("berit", -1));

        // Then
        assertThat(((Paired) outcome).payment().key().reference()).isEqualTo(reference("b"));
        assertThat(tell(scan("anna", 0))).isInstanceOf(Waiting.class);
        assertThat(ask(checkout("a", -10)).customerToken()).isNull();
    }

    @Test
    void shouldTakeTheNewestOfThoseWhoWait() {
        // Given
        tell(scan("berit", -10));
        assertThat(tell(scan("anna", -20))).isInstanceOf(Void.class);

        // When
        var asked = ask(checkout("a", 0));

        // Then
        assertThat(asked.customerToken()).isEqualTo("berit");
        assertThat(tell(scan("berit", -10))).isInstanceOf(Paired.class);
        assertThat(tell(scan("anna", -20))).isInstanceOf(Void.class);
    }

    @Test
    void shouldTakeNobodyWhoScannedMoreThanAMinuteBefore() {
        // Given
        tell(scan("anna", -61));

        // When
        var asked = ask(checkout("a", 0));

        // Then
        assertThat(asked.customerToken()).isNull();
        assertThat(tell(scan("anna", -61))).isInstanceOf(Void.class);
    }

    @Test
    void shouldCreateNothingWhenTheCheckInComesAfterTheCheckoutsTime() {
        // Given
        var stale = checkout("a", -70);
        ask(stale);

        // When
        var late = tell(scan("anna", -1));

        // Then
        assertThat(late).isInstanceOf(Waiting.class);
        assertThat(ask(stale).customerToken()).isNull();
    }

    @Test
    void shouldCreateNothingWhenTheTillHasCancelledWhatWaits() {
        // Given
        var checkout = checkout("a", -20);
        ask(checkout);
        publish("a", PaymentState.REQUESTED, -10, "{\"id\":\"superseded\",\"kind\":\"CANCEL\",\"state\":\"PENDING\"}");

        // When
        var outcome = tell(scan("anna", -1));

        // Then
        assertThat(outcome).isInstanceOf(Waiting.class);
        assertThat(ask(checkout("b", 0)).customerToken()).isEqualTo("anna");
    }

    @Test
    void shouldKeepNoTokenAndNoCheckoutReadableAndNeitherForLongerThanNeedBe() throws SQLException {
        // Given
        tell(scan("anna-the-token", -2));
        var paired = ask(checkout("a", 0));

        // When
        var kept = content();
        forgetting.settled(paired).await().indefinitely();

        // Then
        assertThat(kept).hasSize(2).noneMatch(text -> text.contains("anna-the-token") || text.contains("Coffee"));
        assertThat(content()).isEmpty();
    }

    @Test
    void shouldForgetWhatIsOfNoUseAnyMore() throws SQLException {
        // Given
        ask(checkout("a", -10));
        tell(scan("anna", -5));
        tell(scan("berit", -4));
        move("check_in", "scanned_at", 16);
        move("sticker_checkout", "scanned_at", 16);

        // When
        forgetting.forget().await().indefinitely();

        // Then
        assertThat(content()).isEmpty();
        assertThat(count("check_in")).isZero();
        assertThat(count("sticker_checkout")).isEqualTo(1);
        move("sticker_checkout", "valid_until", 62);
        forgetting.forget().await().indefinitely();
        assertThat(count("sticker_checkout")).isZero();
    }

    /** What is kept of customers and checkouts at this code. */
    private List<String> content() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        select token from payment_initiator.check_in where merchant_qr_id = ? union all
                        select unnest(array[token, checkout]) from payment_initiator.sticker_checkout
                            where merchant_qr_id = ?""")) {
            query.setString(1, code);
            query.setString(2, code);
            var rows = query.executeQuery();
            var content = new ArrayList<String>();
            while (rows.next()) {
                if (rows.getBytes(1) != null) {
                    content.add(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1));
                }
            }
            return content;
        }
    }

    private void move(String table, String column, int minutes) throws SQLException {
        run("update payment_initiator.%s set %s = %s - interval '%d minutes' where merchant_qr_id = '%s'"
                .formatted(table, column, column, minutes, code));
    }

    private int count(String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select count(*) from payment_initiator.%s where merchant_qr_id = '%s'"
                                .formatted(table, code))) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
