package io.qrpay.vipps.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final Pace pace = new Pace(10, nanos::get);

    @Test
    void shouldGiveTurnsATenthOfASecondApartWhenManyCome() {
        assertThat(pace.take()).isZero();
        assertThat(pace.take()).isEqualTo(Duration.ofMillis(100));
        assertThat(pace.take()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void shouldNotSaveUpTurnsWhenNobodyCame() {
        // When
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());

        // Then
        assertThat(pace.take()).isZero();
        assertThat(pace.take()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void shouldKeepTheLongestPauseWhenSeveralAreAskedFor() {
        // When
        var first = pace.pause(Duration.ofSeconds(30));
        var second = pace.pause(Duration.ofSeconds(2));
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());

        // Then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(pace.paused()).isEqualTo(Duration.ofSeconds(20));
        nanos.addAndGet(Duration.ofSeconds(21).toNanos());
        assertThat(pace.paused()).isZero();
    }
}
