package io.qrpay.initiator.polling;

import static io.qrpay.initiator.polling.Polled.START;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final double RATE = 10;

    private final Allowance allowance = new Allowance(START);

    @Test
    void shouldAllowSoManyASecondAndSaveNothingUp() {
        assertThat(spendAllAt(1)).isEqualTo(10);
        assertThat(spendAllAt(2)).isEqualTo(10);
        assertThat(spendAllAt(100)).isEqualTo(10);
    }

    @Test
    void shouldAllowOneNowAndThenWhenTheShareIsSmallerThanOneASecond() {
        var polls = 0;
        for (int second = 1; second <= 40; second++) {
            var available = allowance.available(0.1, START.plusSeconds(second));
            allowance.spend(available);
            polls += available;
        }

        assertThat(polls).isBetween(4, 5);
    }

    @Test
    void shouldPayBackWhatWasSpentBeyondIt() {
        spendAllAt(1);
        allowance.spend(5);

        assertThat(spendAllAt(2)).isEqualTo(5);
        assertThat(spendAllAt(3)).isEqualTo(10);
    }

    @Test
    void shouldHalveWhenVippsSaysTooMany() {
        spendAllAt(1);

        allowance.refused(START.plusSeconds(1));

        assertThat(spendAllAt(2)).isEqualTo(5);
    }

    @Test
    void shouldCountTheRefusalsOfOneMomentAsOne() {
        spendAllAt(1);

        for (int i = 0; i < 20; i++) {
            allowance.refused(START.plusSeconds(1));
        }

        assertThat(spendAllAt(2)).isEqualTo(5);
    }

    @Test
    void shouldGiveAllBackAfterAMinuteWithoutRefusal() {
        for (int second = 1; second <= 20; second++) {
            spendAllAt(second);
            allowance.refused(START.plusSeconds(second));
        }
        assertThat(spendAllAt(21)).isZero();

        assertThat(spendAllAt(51)).isBetween(4, 6);
        assertThat(spendAllAt(81)).isEqualTo(10);
    }

    private int spendAllAt(int second) {
        var available = allowance.available(RATE, START.plusSeconds(second));
        allowance.spend(available);
        return available;
    }
}
