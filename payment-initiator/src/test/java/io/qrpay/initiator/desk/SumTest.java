package io.qrpay.initiator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SumTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            125      | 12500
            125,5    | 12550
            125.50   | 12550
            1 250,00 | 125000
            0,01     | 1
            """)
    void shouldReadWhatCashiersType(String typed, long minorUnits) {
        // When
        var read = Sum.read(typed);

        // Then
        assertThat(read).contains(minorUnits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0,00", "-5", "1,234", "1.250,00", "12e3", "twelve", "99999999"})
    void shouldNotGuessWhenItIsNoAmount(String typed) {
        // When
        var read = Sum.read(typed);

        // Then
        assertThat(read).isEmpty();
    }
}
