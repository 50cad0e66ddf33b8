package io.qrpay.ingress.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.vipps.salesunit.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlignmentScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Party UNIT = new Party.SalesUnit("1234567");
    private static final Wish WISH = new Wish(UNIT, true, null);
    private static final List<Wish> ONE = List.of(WISH);

    private final AlignmentSchedule schedule = new AlignmentSchedule(ConfiguredIngress.with(Map.of()));

    @Test
    void shouldBeDueAtOnceWhenNewOrWishedOtherwise() {
        // Given
        var otherwise = new Wish(UNIT, true, NOW);
        schedule.note(WISH, AlignmentOutcome.IN_LINE, NOW);

        // Then
        assertThat(schedule.due(ONE, NOW)).isEmpty();
        assertThat(schedule.due(List.of(otherwise), NOW)).containsExactly(otherwise);
    }

    @Test
    void shouldBeDueAboutTenMinutesLaterWhenInLine() {
        // When
        schedule.note(WISH, AlignmentOutcome.IN_LINE, NOW);

        // Then
        assertThat(schedule.due(ONE, NOW.plus(Duration.ofMinutes(7)))).isEmpty();
        assertThat(schedule.due(ONE, NOW.plus(Duration.ofMinutes(13)))).containsExactly(WISH);
    }

    @Test
    void shouldBeDueEverLaterButNeverLaterThanUsualWhenItFailsAgainAndAgain() {
        // When
        schedule.note(WISH, AlignmentOutcome.FAILED, NOW);
        var soon = schedule.due(ONE, NOW.plusMillis(1300));
        schedule.note(WISH, AlignmentOutcome.FAILED, NOW);
        var less = schedule.due(ONE, NOW.plusMillis(1300));
        for (int i = 0; i < 100; i++) {
            schedule.note(WISH, AlignmentOutcome.FAILED, NOW);
        }

        // Then
        assertThat(soon).containsExactly(WISH);
        assertThat(less).isEmpty();
        assertThat(schedule.due(ONE, NOW.plus(Duration.ofMinutes(7)))).isEmpty();
        assertThat(schedule.due(ONE, NOW.plus(Duration.ofMinutes(13)))).containsExactly(WISH);
    }

    @Test
    void shouldCountAsFailingOnlyWhileItsLastComparisonFailed() {
        // When
        schedule.note(WISH, AlignmentOutcome.FAILED, NOW);
        schedule.note(WISH, AlignmentOutcome.ELSEWHERE, NOW);
        var failing = schedule.failing();
        schedule.note(WISH, AlignmentOutcome.DONE_ELSEWHERE, NOW);

        // Then
        assertThat(failing).isEqualTo(1);
        assertThat(schedule.failing()).isZero();
    }

    @Test
    void shouldWaitForTheWholePauseWhenTheVendorAskedForIt() {
        // When
        schedule.postpone(WISH, Duration.ofMinutes(1), NOW);

        // Then
        assertThat(schedule.due(ONE, NOW.plus(Duration.ofMinutes(1)))).isEmpty();
        assertThat(schedule.due(ONE, NOW.plus(Duration.ofSeconds(62)))).containsExactly(WISH);
    }

    @Test
    void shouldStartAnewWhenASalesUnitComesBack() {
        // Given
        schedule.note(WISH, AlignmentOutcome.IN_LINE, NOW);
        schedule.due(List.of(), NOW);

        // When / Then
        assertThat(schedule.due(ONE, NOW)).containsExactly(WISH);
    }
}
