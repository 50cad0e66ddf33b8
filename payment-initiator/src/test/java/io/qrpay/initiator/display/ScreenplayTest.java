package io.qrpay.initiator.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScreenplayTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration RESULT_FOR = Duration.ofSeconds(15);

    private final Screenplay play = new Screenplay(RESULT_FOR);

    @Test
    void shouldShowAPaymentUntilItHasEnded() {
        // When
        var changes = play.goesOn(Optional.of(status(PaymentState.AWAITING_CUSTOMER, NOW)), NOW);

        // Then
        assertThat(changes).isTrue();
        assertThat(play.goesOn(Optional.empty(), NOW.plusSeconds(500))).isFalse();
        assertThat(play.present()).isPresent();
    }

    @Test
    void shouldShowForAWhileHowItEnded() {
        // Given
        play.goesOn(Optional.of(status(PaymentState.AWAITING_CUSTOMER, NOW)), NOW);

        // When
        play.goesOn(Optional.of(status(PaymentState.CAPTURED, NOW.minusSeconds(60))), NOW);

        // Then
        assertThat(play.goesOn(Optional.empty(), NOW.plus(RESULT_FOR).minusMillis(1)))
                .isFalse();
        assertThat(play.present()).isPresent();
        assertThat(play.goesOn(Optional.empty(), NOW.plus(RESULT_FOR))).isTrue();
        assertThat(play.present()).isEmpty();
        assertThat(play.goesOn(Optional.empty(), NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void shouldNotShowToTheNextCustomerHowAnOldPaymentEnded() {
        // When
        play.goesOn(Optional.of(status(PaymentState.CAPTURED, NOW.minusSeconds(60))), NOW);

        // Then
        assertThat(play.present()).isEmpty();
    }

    @Test
    void shouldEndInTimeWhenTheVendorsClockIsAhead() {
        // Given
        play.goesOn(Optional.of(status(PaymentState.CAPTURED, NOW.plusSeconds(600))), NOW);

        // When
        var changes = play.goesOn(Optional.empty(), NOW.plus(RESULT_FOR));

        // Then
        assertThat(changes).isTrue();
        assertThat(play.present()).isEmpty();
    }

    private static PaymentStatus status(PaymentState state, Instant occurredAt) {
        return new PaymentStatus(
                "100001/reference-1",
                "100001",
                "reference-1",
                "store-1",
                "till-1",
                1,
                state,
                false,
                false,
                4_900L,
                "NOK",
                0,
                0,
                0,
                0,
                CaptureMode.AUTO,
                NOW.minusSeconds(90),
                null,
                null,
                null,
                List.of(),
                null,
                occurredAt);
    }
}
