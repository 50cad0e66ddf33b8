package io.qrpay.initiator.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must hold for every life of a payment; {@code -Dfold.seed=N} repeats a run. */
class FoldPropertyTest {
    private static final int LIVES = 5_000;
    private static final long SEED = Long.getLong("fold.seed", System.nanoTime());

    @BeforeAll
    static void tellTheSeed() {
        System.out.println("FoldPropertyTest: " + LIVES + " lives, -Dfold.seed=" + SEED);
    }

    @Test
    void shouldAgreeWithTheVendorsBooks() {
        lives().forEach(seed -> {
            var life = new Life(seed);

            var status = Fold.of(Tell.PAYMENT, life.told);

            assertThat(status.state()).as("state of life %d", seed).isEqualTo(life.expectedState());
            assertThat(sums(status)).as("sums of life %d", seed).isEqualTo(life.expectedSums());
        });
    }

    @Test
    void shouldGiveOneStatusWhateverTheOrderAndTheRepeats() {
        lives().forEach(seed -> {
            var told = new Life(seed).told;
            var random = new Random(seed);

            var shuffled = new ArrayList<>(told);
            told.stream().filter(fact -> random.nextInt(3) == 0).forEach(shuffled::add);
            Collections.shuffle(shuffled, random);

            assertThat(Fold.of(Tell.PAYMENT, shuffled)).as("life %d", seed).isEqualTo(Fold.of(Tell.PAYMENT, told));
            assertThat(Fold.begin(Tell.PAYMENT, shuffled).movements())
                    .as("life %d", seed)
                    .isEqualTo(Fold.begin(Tell.PAYMENT, told).movements());
        });
    }

    @Test
    void shouldRepeatEachVersionToTheLetterAndNeverGoBack() {
        lives().forEach(seed -> {
            var stored = stored(shuffled(new Life(seed).told, seed));
            PaymentStatus last = null;
            for (int known = 1; known <= stored.size(); known++) {
                var projection = Projection.of(Tell.PAYMENT, stored.subList(0, known));
                var status = projection == null ? null : projection.status();
                if (last != null && status.version() == last.version()) {
                    assertThat(status).as("life %d", seed).isEqualTo(last);
                } else if (last != null) {
                    assertThat(status.version()).as("life %d", seed).isGreaterThan(last.version());
                }
                last = status;
            }
        });
    }

    @Test
    void shouldTakeNoMoreThanWasApprovedAndGiveBackNoMoreThanWasTaken() {
        lives().forEach(seed -> {
            var told = shuffled(new Life(seed).told, seed);
            for (int known = 1; known <= told.size(); known++) {
                var status = Fold.of(Tell.PAYMENT, told.subList(0, known));
                if (status != null) {
                    assertThat(status.capturedAmount())
                            .as("life %d", seed)
                            .isLessThanOrEqualTo(status.authorizedAmount());
                    assertThat(status.refundedAmount()).isLessThanOrEqualTo(status.capturedAmount());
                    assertThat(status.authorizedAmount()).isLessThanOrEqualTo(Tell.AMOUNT);
                }
            }
        });
    }

    @Test
    void shouldKnowWhenAllOfTheMoneyMovedThatItCounts() {
        lives().forEach(seed -> {
            var told = shuffled(new Life(seed).told, seed);
            for (int known = 1; known <= told.size(); known++) {
                var fold = Fold.begin(Tell.PAYMENT, told.subList(0, known));
                if (fold != null) {
                    var moves = fold.movements().all();
                    assertThat(moved(moves, 1))
                            .as("life %d", seed)
                            .isEqualTo(fold.status().capturedAmount());
                    assertThat(moved(moves, -1))
                            .as("life %d", seed)
                            .isEqualTo(fold.status().refundedAmount());
                }
            }
        });
    }

    private static long moved(List<Movement> moves, int sign) {
        return moves.stream()
                .mapToLong(move -> Math.max(0, sign * move.amount()))
                .sum();
    }

    @Test
    void shouldHaveOneOperationAtMostPending() {
        lives().forEach(seed -> {
            var told = shuffled(new Life(seed).told, seed);
            for (int known = 1; known <= told.size(); known++) {
                var status = Fold.of(Tell.PAYMENT, told.subList(0, known));
                assertThat(status == null ? 0 : pending(status))
                        .as("life %d", seed)
                        .isLessThanOrEqualTo(1);
            }
        });
    }

    private static long pending(PaymentStatus status) {
        return status.operations().stream()
                .filter(operation -> operation.state() == Operation.State.PENDING)
                .count();
    }

    private static LongStream lives() {
        return LongStream.range(SEED, SEED + LIVES);
    }

    private static List<Long> sums(PaymentStatus status) {
        return List.of(
                status.authorizedAmount(), status.capturedAmount(), status.refundedAmount(), status.cancelledAmount());
    }

    private static List<Fact> shuffled(List<Fact> told, long seed) {
        var shuffled = new ArrayList<>(told);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static List<StoredFact> stored(List<Fact> facts) {
        var stored = new ArrayList<StoredFact>();
        for (var fact : facts) {
            stored.add(new StoredFact(stored.size() * 3L, fact));
        }
        return stored;
    }
}
