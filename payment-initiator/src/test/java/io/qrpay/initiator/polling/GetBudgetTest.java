package io.qrpay.initiator.polling;

import static io.qrpay.initiator.polling.Polled.POLL;
import static io.qrpay.initiator.polling.Polled.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.vipps.salesunit.Credentials;
import io.qrpay.vipps.salesunit.SalesUnits;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GetBudgetTest {
    private static final double ALL = 1;

    private final GetBudget budget = new GetBudget(
            Polled.config(Map.of("qrpay.polling.gets-per-second", "10")),
            new TwoSets(),
            Clock.fixed(START, ZoneOffset.UTC));

    @Test
    void shouldPickWhoeverHasWaitedLongestAndNoMoreThanThereIs() {
        picked(due("100001", 500, false), ALL, 0);

        assertThat(picked(due("100001", 500, false), ALL, 1)).isEqualTo(due("100001", 10, false));
    }

    @Test
    void shouldPickAllWhenThereIsEnough() {
        picked(List.of(), ALL, 0);

        assertThat(picked(due("100001", 10, false), ALL, 1)).hasSize(10);
    }

    @Test
    void shouldTakeItsShareOnlyWhenOthersFoldTheRest() {
        picked(due("100001", 500, false), 0.3, 0);

        assertThat(picked(due("100001", 500, false), 0.3, 1)).hasSize(3);
    }

    @Test
    void shouldKeepTheBudgetsOfTwoSetsOfCredentialsApart() {
        picked(both(500), ALL, 0);

        assertThat(picked(both(500), ALL, 1))
                .hasSize(20)
                .filteredOn(due -> msn(due).equals("200001"))
                .hasSize(10);
    }

    @Test
    void shouldPutUrgentOnesFirstAndLeaveHalfToTheOthers() {
        var waiting = due("100001", 400, false);
        var urgent = due("100002", 400, true);
        picked(concat(waiting, urgent), ALL, 0);

        assertThat(picked(concat(waiting, urgent), ALL, 1))
                .hasSize(10)
                .filteredOn(Due::urgent)
                .hasSize(5);
    }

    @Test
    void shouldGiveUrgentOnesAllThatNobodyElseWants() {
        picked(due("100001", 400, true), ALL, 0);

        assertThat(picked(due("100001", 400, true), ALL, 1)).hasSize(10);
    }

    @Test
    void shouldSpareWhatASecondGetOfAPaymentCost() {
        picked(due("100001", 500, false), ALL, 0);
        budget.spendOneMore("100001");

        assertThat(picked(due("100001", 500, false), ALL, 1)).hasSize(9);
    }

    private List<Due> picked(List<Due> due, double share, int second) {
        var picked = budget.pick(due, share, START.plusSeconds(second));
        return due.stream().filter(one -> picked.contains(one.payment())).toList();
    }

    private static List<Due> both(int each) {
        return concat(due("100001", each, false), due("200001", each, false));
    }

    private static List<Due> concat(List<Due> one, List<Due> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static List<Due> due(String msn, int count, boolean urgent) {
        return IntStream.range(0, count)
                .mapToObj(number -> new PaymentKey(msn, "oslo1-" + number))
                .map(key -> Polled.status(key, PaymentState.AWAITING_CUSTOMER))
                .map(status -> new Due(Watched.of(status, 0, POLL, true), START, urgent))
                .toList();
    }

    private static String msn(Due due) {
        return due.payment().payment().msn();
    }

    /** Sales units that begin with 1 have other credentials than those with 2. */
    private static final class TwoSets implements SalesUnits {
        @Override
        public Optional<String> msnOf(String storeId, Instant at) {
            return Optional.empty();
        }

        @Override
        public Set<String> msns() {
            return Set.of();
        }

        @Override
        public Optional<Credentials> credentialsOf(String msn) {
            return Optional.of(
                    new Credentials("set-" + msn.charAt(0), URI.create("http://localhost"), "id", "secret", "key"));
        }
    }
}
