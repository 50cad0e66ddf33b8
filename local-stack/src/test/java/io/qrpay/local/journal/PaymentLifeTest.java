package io.qrpay.local.journal;

import static io.qrpay.local.journal.Samples.NOON;
import static io.qrpay.local.journal.Samples.bytes;
import static io.qrpay.local.journal.Samples.life;
import static io.qrpay.local.journal.Samples.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.PaymentState;
import org.junit.jupiter.api.Test;

class PaymentLifeTest {

    @Test
    void shouldAcceptGrowingVersionsAndEqualRepeats() {
        // Given
        var life = life(status(PaymentState.AUTHORIZED, 5, 10_000, 0));
        var captured = status(PaymentState.CAPTURED, 9, 10_000, 10_000);

        // When / Then
        assertThat(life.add(captured, bytes(captured), NOON.plusSeconds(1))).isTrue();
        assertThat(life.add(captured, bytes(captured), NOON.plusSeconds(2))).isTrue();
        assertThat(life.latest()).isEqualTo(captured);
        assertThat(life.published()).isEqualTo(3);
        assertThat(life.firstSeen(PaymentState.CAPTURED)).contains(NOON.plusSeconds(1));
    }

    @Test
    void shouldRefuseALowerVersion() {
        // Given
        var life = life(status(PaymentState.CAPTURED, 9, 10_000, 10_000));
        var older = status(PaymentState.AUTHORIZED, 5, 10_000, 0);

        // When / Then
        assertThat(life.add(older, bytes(older), NOON)).isFalse();
    }

    @Test
    void shouldRefuseARepeatThatSaysSomethingElse() {
        // Given
        var life = life(status(PaymentState.AUTHORIZED, 5, 10_000, 0));
        var other = status(PaymentState.ABORTED, 5, 0, 0);

        // When / Then
        assertThat(life.add(other, bytes(other), NOON)).isFalse();
    }
}
