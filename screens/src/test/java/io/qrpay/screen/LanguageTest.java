package io.qrpay.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nb-NO,nb;q=0.9,en;q=0.8 | NORWEGIAN
            no                      | NORWEGIAN
            nn                      | NORWEGIAN
            de,da;q=0.7,sv;q=0.9    | SWEDISH
            fi-FI                   | FINNISH
            de                      | ENGLISH
            '=;q=x'                 | ENGLISH
            """)
    void shouldSpeakWhatABrowserLikesBest(String acceptLanguage, Language spoken) {
        // When
        var preferred = Language.preferred(acceptLanguage);

        // Then
        assertThat(preferred).isEqualTo(spoken);
    }

    @Test
    void shouldSpeakEnglishWhenNothingIsKnown() {
        // When
        var preferred = Language.preferred(null);

        // Then
        assertThat(preferred).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(Optional.empty())).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(Optional.of(Locale.of("da")))).isEqualTo(Language.DANISH);
    }
}
