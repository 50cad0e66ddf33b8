package io.qrpay.initiator.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.vipps.VippsUnavailable;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldGrowAndStayBoundedWhenAttemptsGoOn() {
        // Given
        var pauses = pauses(Duration.ofSeconds(60));

        // When
        var first = taken(pauses, null);
        var second = taken(pauses, null);
        for (int i = 0; i < 8; i++) {
            taken(pauses, null);
        }
        var late = taken(pauses, null);

        // Then
        assertThat(first).isBetween(Duration.ofMillis(5), Duration.ofSeconds(2));
        assertThat(second).isGreaterThan(Duration.ofMillis(10));
        assertThat(late).isBetween(Duration.ofMillis(20), Duration.ofSeconds(2));
    }

    @Test
    void shouldLastAsLongAsVippsAsks() {
        // When
        var pause = taken(pauses(Duration.ofSeconds(60)), Duration.ofMillis(300));

        // Then
        assertThat(pause).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void shouldEndWhenTheNextAttemptWouldBeTooLate() {
        // Given
        var away = new VippsUnavailable("away", Duration.ofSeconds(61), null);

        // Then
        assertThatThrownBy(
                        () -> pauses(Duration.ofSeconds(60)).after(away).await().atMost(Duration.ofSeconds(10)))
                .isSameAs(away);
    }

    private static Duration taken(Pauses pauses, Duration retryAfter) {
        var begin = System.nanoTime();
        pauses.after(new VippsUnavailable("away", retryAfter, null)).await().atMost(Duration.ofSeconds(10));
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Pauses pauses(Duration left) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(CreationConfig.class)
                .withDefaultValues(Map.of(
                        "qrpay.creation.key-secret",
                        "a secret for the tests",
                        "qrpay.creation.first-pause",
                        "PT0.02S",
                        "qrpay.creation.longest-pause",
                        "PT0.04S"))
                .build()
                .getConfigMapping(CreationConfig.class);
        return new Pauses(config, Clock.fixed(NOW, ZoneOffset.UTC), NOW.plus(left));
    }
}
