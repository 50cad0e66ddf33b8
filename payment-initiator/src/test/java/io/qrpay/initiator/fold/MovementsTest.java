package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.AUTHORIZED;
import static io.qrpay.contracts.payment.FactName.CAPTURED;
import static io.qrpay.contracts.payment.FactName.REFUNDED;
import static io.qrpay.initiator.fold.Tell.AMOUNT;
import static io.qrpay.initiator.fold.Tell.PAYMENT;
import static io.qrpay.initiator.fold.Tell.START;
import static io.qrpay.initiator.fold.Tell.fact;
import static io.qrpay.initiator.fold.Tell.kroner;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MovementsTest {

    @Test
    void shouldTellEachMoveOnceAtTheVendorsTime() {
        // When
        var movements = movements(
                told(FactSource.EVENT_LOG, CAPTURED, "cap-1", 2_000, 10),
                told(FactSource.WEBHOOK, CAPTURED, "cap-1", 2_000, 10),
                told(FactSource.ANSWER, CAPTURED, "cap-1", 2_000, 9),
                told(FactSource.WEBHOOK, CAPTURED, "cap-2", 1_000, 30),
                told(FactSource.WEBHOOK, REFUNDED, "ref-1", 500, 90));

        // Then
        assertThat(movements.all()).containsExactly(move(10, 2_000), move(30, 1_000), move(90, -500));
    }

    @Test
    void shouldTakeTheTimeOfTheAnswerWhenTheVendorsEventWasNotTold() {
        // When
        var movements = movements(told(FactSource.ANSWER, CAPTURED, "cap-1", AMOUNT, 11));

        // Then
        assertThat(movements.all()).containsExactly(move(11, AMOUNT));
    }

    @Test
    void shouldTellWhatTheVendorCountsWithoutAKeyAtTheTimeOfItsEvent() {
        // When
        var movements = movements(
                told(FactSource.WEBHOOK, CAPTURED, "cap-1", 2_000, 10),
                fact(CAPTURED, FactSource.EVENT_LOG, 40).amount(kroner(2_900)).build(),
                fact(AUTHORIZED, FactSource.GET, 50)
                        .aggregate(new Aggregate(AMOUNT, AMOUNT, 0, 0))
                        .build());

        // Then
        assertThat(movements.all()).containsExactly(move(10, 2_000), move(40, 2_900));
    }

    @Test
    void shouldTellASumWhenItWasToldFirstWhenThereIsNoEventAtAll() {
        // When
        var movements = movements(
                fact(AUTHORIZED, FactSource.GET, 60)
                        .aggregate(new Aggregate(AMOUNT, AMOUNT, 300, 0))
                        .build(),
                fact(AUTHORIZED, FactSource.GET, 50)
                        .aggregate(new Aggregate(AMOUNT, AMOUNT, 0, 0))
                        .build());

        // Then
        assertThat(movements.all()).containsExactly(move(50, AMOUNT), move(60, -300));
    }

    @Test
    void shouldBeLateOnlyWhenMoneyMovedLongAfterOrBeforeItsRequest() {
        // Given
        var hour = Movements.USUAL.toSeconds();

        // Then
        assertThat(movements().lateAt(START)).isNull();
        assertThat(at(0, hour - 1).lateAt(START)).isNull();
        assertThat(at(0, hour).lateAt(START)).isEqualTo(START.plusSeconds(hour));
        assertThat(at(-1, 5).lateAt(START)).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void shouldBeStoredAsJson() {
        assertThat(at(0, 90).json()).isEqualTo("""
                [{"at":"2026-11-21T12:00:00Z","amount":1},{"at":"2026-11-21T12:01:30Z","amount":1}]""");
        assertThat(movements().json()).isNull();
    }

    private static Movements at(long... seconds) {
        return new Movements(
                Arrays.stream(seconds).mapToObj(second -> move(second, 1)).toList());
    }

    private static Movement move(long second, long amount) {
        return new Movement(START.plusSeconds(second), amount);
    }

    private static Fact told(FactSource source, FactName name, String key, long amount, int second) {
        return fact(name, source, second)
                .amount(kroner(amount))
                .idempotencyKey(key)
                .build();
    }

    private static Movements movements(Fact... moves) {
        var approved =
                fact(AUTHORIZED, FactSource.WEBHOOK, 5).amount(kroner(AMOUNT)).build();
        var facts = Stream.concat(Stream.of(Tell.requested(), Tell.created(), approved), Stream.of(moves));
        return Fold.begin(PAYMENT, facts.toList()).movements();
    }
}
