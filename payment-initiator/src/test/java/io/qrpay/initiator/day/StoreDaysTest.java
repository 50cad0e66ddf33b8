package io.qrpay.initiator.day;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.initiator.status.StatusUnavailable;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreDaysTest {

    @Test
    void shouldLeaveMostConnectionsToTheFoldUnlessToldOtherwise() {
        // When
        var config = config(Map.of());

        // Then
        assertThat(config.reads()).isEqualTo(4);
        assertThat(config.readWithin()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.openNamed()).isEqualTo(200);
    }

    @Test
    void shouldTurnAwayWhoComesWhileTooManyDaysAreRead() {
        // Given
        var days = new StoreDays(null, config(Map.of("qrpay.day.reads", "0")), Clock.systemUTC(), new ObjectMapper());

        // When
        var day = days.of("oslo-1", new LocalDay(LocalDate.parse("2026-11-21"), ZoneId.of("Europe/Oslo")))
                .onItemOrFailure()
                .<Object>transform((read, failure) -> failure);

        // Then
        assertThat(day.await().indefinitely()).isInstanceOf(StatusUnavailable.class);
    }

    private static DayConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(DayConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(DayConfig.class);
    }
}
