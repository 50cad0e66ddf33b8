package io.qrpay.ingress.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlignmentScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Set<String> ONE = Set.of("1234567");

    private final AlignmentSchedule schedule = new AlignmentSchedule(ConfiguredIngress.with(Map.of()));

    @Test
    void shouldBeDueAtOnceWhenNew() {
        assertThat(schedule.due(ONE, NOW)).containsExactly("1234567");
    }

    @Test
    void shouldBeDueAboutTenMinutesLaterWhenInLine() {
        // When
        schedule.note("1234567", AlignmentOutcome.IN_LINE, NOW);

        // Then
        assertThat(schedule.due(ONE, NOW.plus(Duration.ofMinutes(7)))).isEmpty();
        assertThat(schedule.due(ONE, NOW.plus(Duration.ofMinutes(13)))).containsExactly("1234567");
    }

    @Test
    void shouldBeDueEverLaterButNeverLaterThanUsualWhenItFailsAgainAndAgain() {
        // When
        schedule.note("1234567", AlignmentOutcome.FAILED, NOW);
        var soon = schedule.due(ONE, NOW.plusMillis(1300));
        schedule.note("1234567", AlignmentOutcome.FAILED, NOW);
        var less = schedule.due(ONE, NOW.plusMillis(1300));
        for (int i = 0; i < 100; i++) {
            schedule.note("1234567", AlignmentOutcome.FAILED, NOW);
        }

        // Then
        assertThat(soon).containsExactly("1234567");
        assertThat(less).isEmpty();
        assertThat(schedule.due(ONE, NOW.plus(Duration.ofMinutes(7)))).isEmpty();
        assertThat(schedule.due(ONE, NOW.plus(Duration.ofMinutes(13)))).containsExactly("1234567");
    }

    @Test
    void shouldStartAnewWhenASalesUnitComesBack() {
        // Given
        schedule.note("1234567", AlignmentOutcome.IN_LINE, NOW);
        schedule.due(Set.of(), NOW);

        // When / Then
        assertThat(schedule.due(ONE, NOW)).containsExactly("1234567");
    }
}
