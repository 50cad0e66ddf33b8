package io.qrpay.local.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.contracts.payment.Operation.State;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.journal.PaymentLife;
import io.qrpay.local.simulator.Books;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String MSN = "123456";
    private static final String REFERENCE = "chaos1-0001";
    private static final String KEY = MSN + "/" + REFERENCE;
    private static final String ANNA = "4790000011";
    private static final Operation CAPTURED_ALL = operation(Operation.AUTO, Kind.CAPTURE, 4_900L, State.DONE);

    private final List<String> disorder = new ArrayList<>();
    private final List<String> deadLetters = new ArrayList<>();
    private Wanted wanted = new Wanted(KEY, 4_900, Set.of(ANNA), false, 4_900, 0);
    private PaymentStatus status = status(PaymentState.CAPTURED, true, 4_900, 4_900, 0, 0, CAPTURED_ALL);
    private List<Books.Entry> books = List.of(entry("AUTHORIZED", 4_900, ANNA, sums(4_900, 4_900, 0, 0), 1, 1, 0));

    @Test
    void shouldHoldWhenOnePaymentIsCapturedOnce() {
        assertThat(sentences())
                .hasSize(8)
                .allMatch(Sentence::holds)
                .allSatisfy(sentence ->
                        assertThat(sentence.line()).startsWith("  yes").contains(sentence.claim(), sentence.figures()));
    }

    @Test
    void shouldFindAPaymentThatIsStuck() {
        // Given
        status = status(PaymentState.AUTHORIZED, false, 4_900, 0, 0, 0);
        books = List.of(entry("AUTHORIZED", 4_900, ANNA, sums(4_900, 0, 0, 0), 1, 0, 0));

        // Then
        assertFails("every payment is final", KEY + " is stuck in AUTHORIZED");
    }

    @Test
    void shouldFindAPaymentThatNothingIsPublishedOf() {
        // Given
        wanted = new Wanted(MSN + "/chaos1-0002", 4_900, Set.of(), false, 4_900, 0);

        // Then
        assertFails("every payment is final", MSN + "/chaos1-0002 has no status");
    }

    @Test
    void shouldFindAPaymentThatOnlyWeThinkIsFinal() {
        // Given
        status = status(PaymentState.EXPIRED, true, 0, 0, 0, 0);
        books = List.of(entry("CREATED", 4_900, ANNA, sums(0, 0, 0, 0), 1, 0, 0));

        // Then
        assertFails("every payment is final", "is final as EXPIRED, and open at Vipps");
    }

    @Test
    void shouldFindMoneyThatNobodyLetGoOf() {
        // Given
        status = status(PaymentState.PARTIALLY_CAPTURED, true, 4_900, 4_000, 0, 0, CAPTURED_ALL);
        books = List.of(entry("AUTHORIZED", 4_900, ANNA, sums(4_900, 4_000, 0, 0), 1, 1, 0));

        // Then
        assertFails("every payment is final", "is final as PARTIALLY_CAPTURED, and open at Vipps");
    }

    @Test
    void shouldFindOneOreThatIsMissing() {
        // Given
        status = status(PaymentState.CAPTURED, true, 4_900, 4_899, 0, 0, CAPTURED_ALL);

        // Then
        assertFails("books equal to the øre", "captured is 4899 on payment.status.v1 and 4900 at Vipps");
    }

    @Test
    void shouldFindACheckoutThatWasCreatedTwice() {
        // Given
        books = List.of(entry("AUTHORIZED", 4_900, ANNA, sums(4_900, 4_900, 0, 0), 2, 1, 0));

        // Then
        assertFails("no double payment", "was created 2 times");
    }

    @Test
    void shouldFindASecondPaymentOfACheckout() {
        // Given
        books = List.of(books.getFirst(), books.getFirst());

        // Then
        assertFails("no double payment", "was created 2 times");
    }

    @Test
    void shouldFindAPaymentThatNoTillAskedFor() {
        // Given
        wanted = new Wanted(MSN + "/chaos1-0002", 4_900, Set.of(), false, 4_900, 0);

        // Then
        assertFails("no double payment", KEY + " was created and no till asked for it");
    }

    @Test
    void shouldFindAPaymentOfAnotherAmount() {
        // Given
        wanted = new Wanted(KEY, 5_000, Set.of(ANNA), false, 5_000, 0);

        // Then
        assertFails("no double payment", "was created with another amount than the till's");
    }

    @Test
    void shouldFindASecondCapture() {
        // Given
        books = List.of(entry("AUTHORIZED", 4_900, ANNA, sums(4_900, 4_900, 0, 0), 1, 2, 0));

        // Then
        assertFails("no double capture", "was captured 2 times for 1 captures");
    }

    @Test
    void shouldFindASecondRefund() {
        // Given
        var refund = operation("refund", Kind.REFUND, 100L, State.DONE);
        wanted = new Wanted(KEY, 4_900, Set.of(ANNA), false, 4_900, 200);
        status = status(PaymentState.PARTIALLY_REFUNDED, true, 4_900, 4_900, 200, 0, CAPTURED_ALL, refund);
        books = List.of(entry("AUTHORIZED", 4_900, ANNA, sums(4_900, 4_900, 200, 0), 1, 1, 2));

        // Then
        assertFails("no double capture", "was refunded 2 times for 1 refunds");
    }

    @Test
    void shouldFindACustomerWhoWasChargedAfterTheCancel() {
        // Given
        wanted = new Wanted(KEY, 4_900, Set.of(ANNA), true, 4_900, 0);

        // Then
        assertFails("nobody charged against the till's wish", "was charged although its till had cancelled it");
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = EnumSource.Mode.EXCLUDE, names = "REFUSED")
    void shouldNotBelieveThatTheTillKnowsWhenItsCancelWasNotRefused(State cancel) {
        // Given
        wanted = new Wanted(KEY, 4_900, Set.of(ANNA), true, 4_900, 0);
        status = status(
                PaymentState.CAPTURED,
                true,
                4_900,
                4_900,
                0,
                0,
                CAPTURED_ALL,
                operation(Cashier.CANCEL, Kind.CANCEL, null, cancel));

        // Then
        assertFails("nobody charged against the till's wish", "was charged although its till had cancelled it");
    }

    @Test
    void shouldAcceptThatTheTillWasToldThatItsCancelCameTooLate() {
        for (var id : List.of(Cashier.CANCEL, Operation.SUPERSEDED)) {
            // Given
            wanted = new Wanted(KEY, 4_900, Set.of(ANNA), true, 4_900, 0);
            status = status(
                    PaymentState.CAPTURED,
                    true,
                    4_900,
                    4_900,
                    0,
                    0,
                    CAPTURED_ALL,
                    operation(id, Kind.CANCEL, null, State.REFUSED));

            // Then
            assertThat(sentences()).allMatch(Sentence::holds);
        }
    }

    @Test
    void shouldFindMoreTakenThanTheTillWanted() {
        // Given
        wanted = new Wanted(KEY, 4_900, Set.of(ANNA), false, 4_800, 0);

        // Then
        assertFails("nobody charged against the till's wish", "was charged 4900 of 4800 that the till wanted");
    }

    @Test
    void shouldFindMoreGivenBackThanTheTillWanted() {
        // Given
        books = List.of(entry("AUTHORIZED", 4_900, ANNA, sums(4_900, 4_900, 100, 0), 1, 1, 1));

        // Then
        assertFails("nobody charged against the till's wish", "got 100 back of 0 that the till wanted");
    }

    @Test
    void shouldFindACustomerWhoWasChargedForWhatWasRefusedToTheTill() {
        // Given
        status = status(PaymentState.REFUSED, true, 0, 0, 0, 0);

        // Then
        assertFails(
                "nobody charged against the till's wish", "was charged although its till was told that it is refused");
    }

    @Test
    void shouldFindACustomerWhoPaidForAnothersGoods() {
        // Given
        books = List.of(entry("AUTHORIZED", 4_900, "4790000021", sums(4_900, 4_900, 0, 0), 1, 1, 0));

        // Then
        assertFails("nobody pays for another's goods", "was paid by 4790000021 and not by one of [" + ANNA);
    }

    @Test
    void shouldFindACustomerWhoWasAskedForWhatIsPaidAtTheScreen() {
        // Given
        wanted = new Wanted(KEY, 4_900, Set.of(), false, 4_900, 0);

        // Then
        assertFails("nobody pays for another's goods", "was paid by " + ANNA);
    }

    @Test
    void shouldNotMindWhoPaidAtTheScreen() {
        // Given
        wanted = new Wanted(KEY, 4_900, Set.of(), false, 4_900, 0);
        books = List.of(entry("AUTHORIZED", 4_900, null, sums(4_900, 4_900, 0, 0), 1, 1, 0));

        // Then
        assertThat(sentences()).allMatch(Sentence::holds);
    }

    @Test
    void shouldFindVersionsThatWentBack() {
        // Given
        disorder.add(KEY + " went to version 3 from one not below");

        // Then
        assertFails("versions in order", "went to version 3");
    }

    @Test
    void shouldFindADeadLetter() {
        // Given
        deadLetters.add("payment.event.v1.payment-initiator.dlq holds " + KEY);

        // Then
        assertFails("no dead letters", "payment.event.v1.payment-initiator.dlq holds " + KEY);
    }

    private void assertFails(String claim, String why) {
        assertThat(sentences()).filteredOn(sentence -> !sentence.holds()).anySatisfy(sentence -> {
            assertThat(sentence.claim()).isEqualTo(claim);
            assertThat(sentence.wrong()).anyMatch(line -> line.contains(why));
            assertThat(sentence.line()).startsWith("  NO: ");
        });
    }

    private List<Sentence> sentences() {
        var life = new PaymentLife(status, status.toString().getBytes(UTF_8), NOON);
        return new Verdict(new Evidence(List.of(wanted), List.of(life), new Books(books), disorder, deadLetters))
                .sentences();
    }

    private static Operation operation(String id, Kind kind, Long amount, State state) {
        return new Operation(id, kind, amount, 1, state, null, "till-1", null);
    }

    private static Books.Aggregate sums(long authorized, long captured, long refunded, long cancelled) {
        return new Books.Aggregate(authorized, captured, refunded, cancelled);
    }

    private static Books.Entry entry(
            String state, long amount, String customer, Books.Aggregate sums, int creates, int captures, int refunds) {
        return new Books.Entry(
                MSN,
                REFERENCE,
                state,
                customer == null ? "QR" : "PUSH_MESSAGE",
                customer,
                "NOK",
                amount,
                sums,
                new Books.Effects(creates, captures, 0, refunds),
                0,
                NOON,
                NOON);
    }

    private static PaymentStatus status(
            PaymentState state,
            boolean isFinal,
            long authorized,
            long captured,
            long refunded,
            long cancelled,
            Operation... operations) {
        return new PaymentStatus(
                KEY,
                MSN,
                REFERENCE,
                "store-1",
                "till-1",
                7,
                state,
                isFinal,
                captured > 0,
                4_900L,
                "NOK",
                authorized,
                captured,
                refunded,
                cancelled,
                CaptureMode.AUTO,
                NOON,
                null,
                null,
                null,
                Stream.of(operations).toList(),
                null,
                NOON);
    }
}
