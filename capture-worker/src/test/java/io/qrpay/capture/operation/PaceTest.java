package io.qrpay.capture.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private final Pace pace = new Pace(Configured.with(Map.of("qrpay.operations.calls-per-second", "100")));

    @Test
    void shouldLetATenthOfASecondsCallsThroughAtOnce() {
        // Given
        var now = System.nanoTime() + Duration.ofSeconds(1).toNanos();

        // When
        var waits = LongStream.range(0, 10).map(call -> pace.reserve(now));

        // Then
        assertThat(waits).allMatch(wait -> wait <= 0);
    }

    @Test
    void shouldSpreadABacklogEvenly() {
        // Given
        var now = System.nanoTime() + Duration.ofSeconds(1).toNanos();

        // When
        var waits = LongStream.range(0, 1010).map(call -> pace.reserve(now)).toArray();

        // Then
        assertThat(Duration.ofNanos(waits[1009])).isEqualTo(Duration.ofSeconds(10));
        assertThat(waits).isSorted();
    }

    @Test
    void shouldNotSaveUpWhatWasNotUsed() {
        // Given
        var later = System.nanoTime() + Duration.ofHours(1).toNanos();

        // When
        var waits = LongStream.range(0, 110).map(call -> pace.reserve(later)).toArray();

        // Then
        assertThat(Duration.ofNanos(waits[109])).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "999999,1", "1000000,1", "1000001,2"})
    void shouldNeverWaitForLessThanATimerTakes(long nanos, long millis) {
        assertThat(Pace.wholeMillis(nanos)).isEqualTo(Duration.ofMillis(millis));
    }
}
