package io.qrpay.initiator.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TillCreationTest {

    @ParameterizedTest
    @CsvSource({"-5000000,1", "0,1", "1,1", "1000000,1", "1000001,2", "2000000000,2000"})
    void shouldNeverWaitForLessThanATimerTakes(long nanos, long millis) {
        assertThat(TillCreation.wholeMillis(nanos)).isEqualTo(Duration.ofMillis(millis));
    }
}
