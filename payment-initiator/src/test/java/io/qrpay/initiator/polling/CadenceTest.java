package io.qrpay.initiator.polling;

import static io.qrpay.initiator.polling.Polled.START;
import static io.qrpay.initiator.polling.Polled.after;
import static io.qrpay.initiator.polling.Polled.awaiting;
import static io.qrpay.initiator.polling.Polled.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.contracts.payment.PaymentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CadenceTest {
    private static final boolean TRUSTED = true;
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Cadence cadence = Polled.cadence();

    @Test
    void shouldPollFromFiveSecondsOnEachTwoWhileWebhooksDoNotCome() {
        assertThat(polls(awaiting(true), !TRUSTED, Duration.ofSeconds(15))).containsExactly(5L, 7L, 9L, 11L, 13L, 15L);
    }

    @Test
    void shouldStayFarBelowTheVendorsLimitOfAReference() {
        assertThat(polls(awaiting(false), !TRUSTED, Duration.ofSeconds(65)))
                .as("120 are allowed in a minute")
                .hasSizeLessThanOrEqualTo(31);
    }

    @Test
    void shouldPollSeldomWhileWebhooksCome() {
        assertThat(polls(awaiting(true), TRUSTED, LIFETIME)).hasSizeLessThanOrEqualTo(5);
        assertThat(polls(awaiting(true), TRUSTED, Duration.ofSeconds(119))).isEmpty();
    }

    @Test
    void shouldLookWhenNoWebhookToldOfTheCreationThoughOthersCome() {
        assertThat(polls(awaiting(false), TRUSTED, Duration.ofSeconds(14))).containsExactly(10L, 12L, 14L);
    }

    @Test
    void shouldMakeSureOfAPollWhenTheLifetimeIsOver() {
        var payment = awaiting(true).polledAt(after(Duration.ofSeconds(599)));

        assertThat(cadence.due(payment, TRUSTED)).isEqualTo(after(LIFETIME.plusSeconds(5)));
        assertThat(cadence.due(payment, !TRUSTED)).isBefore(after(LIFETIME.plusSeconds(2)));
    }

    @Test
    void shouldAskAgainAndAgainUntilVippsSaysThatItExpired() {
        var overdue = polls(awaiting(true), TRUSTED, LIFETIME.plusMinutes(2)).stream()
                .filter(second -> second >= LIFETIME.toSeconds())
                .toList();

        assertThat(overdue).startsWith(605L, 607L).hasSizeBetween(8, 20);
    }

    @Test
    void shouldGiveWhoeverCreatesItTheTimeToSayNo() {
        assertThat(cadence.due(requested(), TRUSTED)).isEqualTo(after(Duration.ofSeconds(15)));
    }

    @Test
    void shouldAskMoreSeldomTheLongerItStaysUnclear() {
        var soon = requested().polledAt(after(Duration.ofSeconds(20)));
        var later = requested().polledAt(after(Duration.ofSeconds(100)));
        var old = requested().polledAt(after(Duration.ofHours(2)));

        assertThat(pause(soon)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
        assertThat(pause(later)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25));
        assertThat(pause(old)).isBetween(Duration.ofSeconds(30), Duration.ofMillis(37_500));
    }

    @Test
    void shouldWaitAsLongAsVippsAsksFor() {
        var until = after(Duration.ofMinutes(3));

        assertThat(cadence.due(awaiting(false).pollNotBefore(until), !TRUSTED)).isEqualTo(until);
    }

    @Test
    void shouldPutUnclearAndOverduePaymentsFirst() {
        assertThat(cadence.isUrgent(requested(), START)).isTrue();
        assertThat(cadence.isUrgent(awaiting(false), after(Duration.ofMinutes(9))))
                .isFalse();
        assertThat(cadence.isUrgent(awaiting(false), after(Duration.ofMinutes(11))))
                .isTrue();
    }

    @Test
    void shouldNotStartWithAPauseThatCouldPassTheVendorsLimit() {
        var hasty = Polled.config(Map.of("qrpay.polling.shortest-pause", "PT0.9S"));

        assertThatThrownBy(() -> new Cadence(hasty, Polled.creation()))
                .hasMessageContaining("qrpay.polling.shortest-pause");
    }

    @Test
    void shouldKeepTheTimeOfTheLastPollWhenThePaymentWantsSomethingElse() {
        var polled = awaiting(true).polledAt(after(Duration.ofSeconds(30)));

        var unclear = Watched.of(Polled.status(PaymentState.CAPTURED), 3, Polled.POLL, false)
                .after(polled);

        assertThat(cadence.due(unclear, TRUSTED)).isAfter(after(Duration.ofSeconds(31)));
    }

    private Duration pause(Watched polled) {
        return Duration.between(polled.polledAt(), cadence.due(polled, TRUSTED));
    }

    /** At which seconds it is polled by a clock that ticks once a second, a little late each time. */
    private List<Long> polls(Watched payment, boolean trusted, Duration until) {
        var polls = new ArrayList<Long>();
        var now = payment;
        for (long second = 0; second <= until.toSeconds(); second++) {
            Instant tick = START.plusSeconds(second).plusMillis(second * 7 % 90);
            if (!cadence.due(now, trusted).isAfter(tick)) {
                polls.add(second);
                now = now.polledAt(tick);
            }
        }
        return polls;
    }
}
