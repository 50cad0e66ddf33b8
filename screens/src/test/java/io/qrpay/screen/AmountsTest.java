package io.qrpay.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NORWEGIAN | 12550   | NOK | 125,50 kr
            NORWEGIAN | -200    | NOK | −2,00 kr
            DANISH    | 1234500 | DKK | 12.345,00 kr.
            FINNISH   | 12550   | EUR | 125,50 €
            SWEDISH   | 12550   | EUR | 125,50 €
            ENGLISH   | 12550   | EUR | €125.50
            ENGLISH   | 1255000 | NOK | 12,550.00 NOK
            ENGLISH   | -200    | DKK | -2.00 DKK
            """)
    void shouldWriteMoneyAsPeopleDo(Language language, long minorUnits, String currency, String expected) {
        // When
        var written = Amounts.written(minorUnits, currency, language);

        // Then
        assertThat(written.replace('\u00a0', ' ').replace('\u202f', ' ')).isEqualTo(expected);
    }
}
