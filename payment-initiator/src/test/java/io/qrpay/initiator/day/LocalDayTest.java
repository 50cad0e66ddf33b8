package io.qrpay.initiator.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalDayTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-21, Europe/Oslo,     2026-11-20T23:00:00Z, 24
            2026-07-01, Europe/Oslo,     2026-06-30T22:00:00Z, 24
            2026-03-29, Europe/Oslo,     2026-03-28T23:00:00Z, 23
            2026-10-25, Europe/Oslo,     2026-10-24T22:00:00Z, 25
            2026-10-25, Europe/Helsinki, 2026-10-24T21:00:00Z, 25
            2026-10-26, Europe/Oslo,     2026-10-25T23:00:00Z, 24
            2026-04-24, Africa/Cairo,    2026-04-23T22:00:00Z, 23
            """)
    void shouldLastFromMidnightToMidnightWhereTheStoreIs(LocalDate date, ZoneId zone, Instant from, int hours) {
        // When
        var day = new LocalDay(date, zone);

        // Then
        assertThat(day.from()).isEqualTo(from);
        assertThat(Duration.between(day.from(), day.to())).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void shouldBeginAndEndAtItsLimits() {
        // Given
        var day = new LocalDay(LocalDate.parse("2026-11-21"), ZoneId.of("Europe/Oslo"));

        // Then
        assertThat(day.hasBegun(day.from().minusMillis(1))).isFalse();
        assertThat(day.hasBegun(day.from())).isTrue();
        assertThat(day.isOver(day.to().minusMillis(1))).isFalse();
        assertThat(day.isOver(day.to())).isTrue();
    }
}
