package io.qrpay.capture.operation;

import static io.qrpay.capture.operation.Example.NOON;
import static io.qrpay.capture.operation.Example.capture;
import static io.qrpay.capture.operation.Example.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostponementTest {

    @ParameterizedTest
    @CsvSource({"1, PT5M", "2, PT1H", "3, PT6H", "4, P1D", "28, P1D"})
    void shouldWaitLongerAfterEachAttempt(int attempt, Duration pause) {
        // When
        var refused = at(NOON).refused(capture(attempt), problem(400, "6260"));

        // Then
        assertThat(refused.notBefore())
                .isBetween(NOON.plus(pause), NOON.plus(pause.multipliedBy(105).dividedBy(100)));
    }

    @Test
    void shouldGiveUpWithinThirtyDays() {
        // When
        var pauses = IntStream.rangeClosed(1, 28)
                .mapToObj(attempt -> at(NOON).refused(capture(attempt), problem(400, "6260")))
                .map(refused -> Duration.between(NOON, Objects.requireNonNull(refused.notBefore())))
                .reduce(Duration.ZERO, Duration::plus);

        // Then
        assertThat(pauses).isBetween(Duration.ofDays(25), Duration.ofDays(30));
        assertThat(at(NOON).refused(capture(29), problem(400, "6260")).notBefore())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5100", "6030", "6040", "6070", "6090", "6100", "6140", "6150", "6200", "6210", "6220"})
    void shouldNotComeBackWhenNoAttemptCanSucceed(String code) {
        assertThat(at(NOON).refused(capture(), problem(400, code)).notBefore()).isNull();
    }

    @Test
    void shouldTellTheStatusWhenVippsGivesNoCode() {
        // When
        var refused = at(NOON).refused(capture(), problem(403, null));

        // Then
        assertThat(Objects.requireNonNull(refused.failure()).code()).isEqualTo("403");
        assertThat(refused.notBefore()).isNotNull();
    }

    @Test
    void shouldNotRepeatWhatVippsSaysInDetail() {
        // When
        var refused = at(NOON).refused(capture(), problem(400, "6260"));

        // Then
        assertThat(Objects.requireNonNull(refused.failure()).detail()).isEqualTo("title");
    }

    @Test
    void shouldSayTheSameWhenItSaysItAgainWithinAMinute() {
        // Given
        var first = at(NOON.plusSeconds(1));
        var second = at(NOON.plusSeconds(50));

        // Then
        assertThat(second.refused(capture(), problem(400, "6260")))
                .isEqualTo(first.refused(capture(), problem(400, "6260")));
        assertThat(second.deferred(capture(), "UNAVAILABLE", null))
                .isEqualTo(first.deferred(capture(), "UNAVAILABLE", null));
    }

    @Test
    void shouldNotSetATimeThatIsOver() {
        // Given
        var hourLater = NOON.plus(Duration.ofHours(1));

        // When
        var deferred = at(hourLater).deferred(capture(), "UNAVAILABLE", null);

        // Then
        assertThat(deferred.notBefore()).isAfter(hourLater);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT30S", "PT4M, PT140S", "PT1H, PT5M", "P3D, PT5M"})
    void shouldDeferForHalfThePaymentsAgeWithinBounds(Duration sinceNoon, Duration about) {
        // Given
        var now = NOON.plus(sinceNoon);

        // When
        var deferred = at(now).deferred(capture(), "UNAVAILABLE", null);

        // Then
        assertThat(Duration.between(now, deferred.notBefore()))
                .isBetween(
                        about.multipliedBy(3).dividedBy(4).minusSeconds(1),
                        about.multipliedBy(5).dividedBy(4));
    }

    @Test
    void shouldSpreadWhatIsDeferredTogether() {
        // When
        var times = IntStream.rangeClosed(1, 200)
                .mapToObj(attempt -> at(NOON).deferred(capture(attempt), "UNAVAILABLE", null))
                .map(deferred -> Objects.requireNonNull(deferred.notBefore()))
                .sorted()
                .toList();

        // Then
        assertThat(Duration.between(times.getFirst(), times.getLast())).isGreaterThan(Duration.ofSeconds(13));
        assertThat(times.stream().distinct()).hasSizeGreaterThan(190);
    }

    private static Postponement at(Instant now) {
        return new Postponement(Configured.defaults(), Clock.fixed(now, ZoneOffset.UTC));
    }
}
