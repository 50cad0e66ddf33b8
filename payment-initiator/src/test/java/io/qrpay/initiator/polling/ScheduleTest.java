package io.qrpay.initiator.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.fold.Attention;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final PaymentKey PAYMENT = new PaymentKey("123456", "oslo1-0001");
    private static final Attention POLL = new Attention(START, null, "c-1");
    private static final Attention NOTHING = new Attention(null, null, "c-1");

    private final PollingConfig config =
            new SmallRyeConfigBuilder().withMapping(PollingConfig.class).build().getConfigMapping(PollingConfig.class);
    private final Schedule schedule = new Schedule(config);

    @Test
    void shouldPollFiveSecondsAfterTheCreationAndNotBefore() {
        schedule.folded(status(PaymentState.AWAITING_CUSTOMER), 3, POLL, List.of());

        assertThat(due(Duration.ofMillis(4_999))).isEmpty();
        assertThat(due(Duration.ofSeconds(5))).containsExactly(PAYMENT);
    }

    @Test
    void shouldPauseLongerTheOlderThePaymentIs() {
        schedule.folded(status(PaymentState.AWAITING_CUSTOMER), 3, POLL, List.of());

        polledAt(Duration.ofSeconds(5));
        assertThat(due(Duration.ofMillis(6_999))).isEmpty();
        assertThat(due(Duration.ofMillis(7_500))).containsExactly(PAYMENT);

        polledAt(Duration.ofSeconds(100));
        assertThat(due(Duration.ofMillis(119_999))).isEmpty();
        assertThat(due(Duration.ofSeconds(125))).containsExactly(PAYMENT);
    }

    @Test
    void shouldKeepItsPlaceWhenAFactChangesNothingThatConcernsTheClock() {
        schedule.folded(status(PaymentState.AWAITING_CUSTOMER), 3, POLL, List.of());
        polledAt(Duration.ofSeconds(5));

        schedule.folded(status(PaymentState.AWAITING_CUSTOMER), 3, POLL, List.of());

        assertThat(due(Duration.ofMillis(6_999))).isEmpty();
    }

    @Test
    void shouldForgetAPaymentThatWantsNothingMore() {
        schedule.folded(status(PaymentState.AWAITING_CUSTOMER), 3, POLL, List.of());

        schedule.folded(status(PaymentState.CAPTURED), 3, NOTHING, List.of());

        assertThat(schedule.size()).isZero();
    }

    @Test
    void shouldLeaveThePaymentsOfAPartitionThatWentElsewhere() {
        schedule.assigned(Set.of(3, 4), 4);
        schedule.folded(status(PaymentState.AWAITING_CUSTOMER), 3, POLL, List.of());

        schedule.revoked(Set.of(3));

        assertThat(schedule.size()).isZero();
        assertThat(schedule.unread()).containsExactly(4);
    }

    @Test
    void shouldBelieveTheFoldMoreThanWhatTheProjectionHadBefore() {
        schedule.assigned(Set.of(3), 4);
        schedule.folded(status(PaymentState.AWAITING_CUSTOMER), 3, POLL, List.of());
        polledAt(Duration.ofSeconds(5));

        schedule.read(Set.of(3), List.of(Watched.of(status(PaymentState.AWAITING_CUSTOMER), 3, POLL, config)), true);

        assertThat(due(Duration.ofMillis(6_999))).isEmpty();
        assertThat(schedule.unread()).isEmpty();
    }

    @Test
    void shouldTakeNothingFromTheProjectionForAPartitionThatWentElsewhereMeanwhile() {
        schedule.read(Set.of(3), List.of(Watched.of(status(PaymentState.AWAITING_CUSTOMER), 3, POLL, config)), true);

        assertThat(schedule.size()).isZero();
    }

    @Test
    void shouldLeaveInTheProjectionWhatItHasNoRoomFor() {
        var full = new Schedule(config(1));
        full.assigned(Set.of(3), 4);
        full.read(Set.of(3), List.of(), true);

        full.folded(status(PaymentState.AWAITING_CUSTOMER), 3, POLL, List.of());
        assertThat(full.unread()).isEmpty();
        full.folded(other(), 3, POLL, List.of());

        assertThat(full.size()).isEqualTo(1);
        assertThat(full.unread()).containsExactly(3);
    }

    @Test
    void shouldBringADeferredOperationBackWhenItsTimeHasCome() {
        var attention = new Attention(null, START.plusSeconds(300), "c-1");

        schedule.folded(status(PaymentState.AUTHORIZED), 3, attention, List.of());

        assertThat(schedule.toResume(START.plusSeconds(299), 9)).isEmpty();
        assertThat(schedule.toResume(START.plusSeconds(300), 9)).hasSize(1);
    }

    private static PollingConfig config(int mostWatched) {
        return new SmallRyeConfigBuilder()
                .withMapping(PollingConfig.class)
                .withDefaultValue("qrpay.polling.most-watched", Integer.toString(mostWatched))
                .build()
                .getConfigMapping(PollingConfig.class);
    }

    private static PaymentStatus other() {
        return status(new PaymentKey("123456", "oslo1-0002"), PaymentState.AWAITING_CUSTOMER);
    }

    private List<PaymentKey> due(Duration after) {
        return schedule.toPoll(START.plus(after), 9).stream()
                .map(Watched::payment)
                .toList();
    }

    private void polledAt(Duration after) {
        schedule.update(PAYMENT, watched -> watched.polledAt(START.plus(after), config));
    }

    private static PaymentStatus status(PaymentState state) {
        return status(PAYMENT, state);
    }

    private static PaymentStatus status(PaymentKey payment, PaymentState state) {
        var money = new Money(4_900, "NOK");
        return new PaymentStatus(
                payment.toString(),
                payment.msn(),
                payment.reference(),
                "oslo-1",
                "till-3",
                7,
                state,
                false,
                false,
                money.value(),
                money.currency(),
                0,
                0,
                0,
                0,
                CaptureMode.AUTO,
                START,
                null,
                null,
                null,
                List.<Operation>of(),
                null,
                START);
    }
}
