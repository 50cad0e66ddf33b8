package io.qrpay.initiator.polling;

import static io.qrpay.initiator.polling.Polled.PAYMENT;
import static io.qrpay.initiator.polling.Polled.POLL;
import static io.qrpay.initiator.polling.Polled.START;
import static io.qrpay.initiator.polling.Polled.after;
import static io.qrpay.initiator.polling.Polled.awaiting;
import static io.qrpay.initiator.polling.Polled.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.initiator.fold.Attention;
import io.qrpay.initiator.fold.News;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Attention NOTHING = new Attention(null, null, "c-1");
    private static final PaymentKey OTHER = new PaymentKey("654321", "oslo1-0002");

    private final Schedule schedule = new Schedule(Polled.config(), Polled.cadence());

    @Test
    void shouldPollFiveSecondsAfterTheCreationAndNotBefore() {
        isAwaiting();

        assertThat(due(Duration.ofMillis(4_999))).isEmpty();
        assertThat(due(Duration.ofSeconds(5))).containsExactly(PAYMENT);
    }

    @Test
    void shouldPollOnlyWhoseSalesUnitsWebhooksDoNotCome() {
        isAwaiting();
        schedule.folded(status(OTHER, PaymentState.AWAITING_CUSTOMER), 3, POLL, heard());

        var due = schedule.toPoll(after(Duration.ofSeconds(60)), msn -> msn.equals(OTHER.msn()));

        assertThat(due).extracting(one -> one.payment().payment()).containsExactly(PAYMENT);
    }

    @Test
    void shouldPutWhoeverHasWaitedLongestFirst() {
        isAwaiting();
        schedule.folded(
                status(OTHER, PaymentState.AWAITING_CUSTOMER),
                3,
                new Attention(START.minusSeconds(3), null, "c-2"),
                List.of());

        assertThat(due(Duration.ofSeconds(9))).containsExactly(OTHER, PAYMENT);
    }

    @Test
    void shouldKeepItsPlaceWhenAFactChangesNothingThatConcernsTheClock() {
        isAwaiting();
        polledAt(Duration.ofSeconds(5));

        isAwaiting();

        assertThat(due(Duration.ofMillis(6_500))).isEmpty();
        assertThat(due(Duration.ofSeconds(7))).containsExactly(PAYMENT);
    }

    @Test
    void shouldTrustAPaymentOnceAWebhookToldOfIt() {
        isAwaiting();

        schedule.folded(status(PaymentState.AWAITING_CUSTOMER), 3, POLL, heard());
        isAwaiting();

        assertThat(schedule.toPoll(after(Duration.ofSeconds(60)), msn -> true)).isEmpty();
        assertThat(due(Duration.ofSeconds(60))).containsExactly(PAYMENT);
    }

    @Test
    void shouldForgetAPaymentThatWantsNothingMore() {
        isAwaiting();

        schedule.folded(status(PaymentState.CAPTURED), 3, NOTHING, List.of());

        assertThat(schedule.size()).isZero();
    }

    @Test
    void shouldLeaveThePaymentsOfAPartitionThatWentElsewhere() {
        schedule.assigned(Set.of(3, 4), 4);
        isAwaiting();

        schedule.revoked(Set.of(3));

        assertThat(schedule.size()).isZero();
        assertThat(schedule.unread()).containsExactly(4);
    }

    @Test
    void shouldKnowItsShareOfWhatIsLimitedForAll() {
        schedule.assigned(Set.of(3, 4), 8);
        assertThat(schedule.share()).isEqualTo(0.25);

        schedule.assigned(Set.of(5), 8);
        schedule.revoked(Set.of(3, 4));
        assertThat(schedule.share()).isEqualTo(0.125);
    }

    @Test
    void shouldBelieveTheFoldMoreThanWhatTheProjectionHadBefore() {
        schedule.assigned(Set.of(3), 4);
        isAwaiting();
        polledAt(Duration.ofSeconds(5));

        schedule.read(Set.of(3), List.of(awaiting(false)), true);

        assertThat(due(Duration.ofMillis(6_500))).isEmpty();
        assertThat(schedule.unread()).isEmpty();
    }

    @Test
    void shouldTakeNothingFromTheProjectionForAPartitionThatWentElsewhereMeanwhile() {
        schedule.read(Set.of(3), List.of(awaiting(false)), true);

        assertThat(schedule.size()).isZero();
    }

    @Test
    void shouldLeaveInTheProjectionWhatItHasNoRoomFor() {
        var full = new Schedule(Polled.config(Map.of("qrpay.polling.most-watched", "1")), Polled.cadence());
        full.assigned(Set.of(3), 4);
        full.read(Set.of(3), List.of(), true);

        full.folded(status(PaymentState.AWAITING_CUSTOMER), 3, POLL, List.of());
        assertThat(full.unread()).isEmpty();
        full.folded(status(OTHER, PaymentState.AWAITING_CUSTOMER), 3, POLL, List.of());

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

    private void isAwaiting() {
        schedule.folded(status(PaymentState.AWAITING_CUSTOMER), 3, POLL, List.of());
    }

    private static List<News> heard() {
        var webhook =
                Fact.of(PAYMENT, FactName.CREATED, FactSource.WEBHOOK, START).build();
        return List.of(new News(webhook, true));
    }

    /** While no webhooks come. */
    private List<PaymentKey> due(Duration after) {
        return schedule.toPoll(after(after), msn -> false).stream()
                .map(due -> due.payment().payment())
                .toList();
    }

    private void polledAt(Duration after) {
        schedule.update(PAYMENT, watched -> watched.polledAt(after(after)));
    }
}
