package io.qrpay.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaosOptionsTest {

    @Test
    void shouldBreakThingsForThreeMinutesWhenNothingIsSaid() {
        assertThat(ChaosOptions.parse(List.of(), 7)).isEqualTo(new ChaosOptions(Duration.ofMinutes(3), 5, 7));
    }

    @Test
    void shouldTakeWhatIsSaid() {
        assertThat(ChaosOptions.parse(List.of("--minutes", "0.5", "--rate", "20/s", "--seed", "42"), 7))
                .isEqualTo(new ChaosOptions(Duration.ofSeconds(30), 20, 42));
    }

    @ParameterizedTest
    @CsvSource({
        "--minutes, 0, --minutes is from 0.1 to 60.0",
        "--minutes, long, '--minutes is a number, not long'",
        "--rate, 500, --rate is from 0.1 to 200.0",
        "--seed, x, '--seed is a whole number, not x'",
        "--loud, 1, chaos has no option --loud"
    })
    void shouldNameTheOptionThatIsWrong(String option, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChaosOptions.parse(List.of(option, value), 7))
                .withMessage(message);
    }
}
