package io.qrpay.capture.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusReadingTest {
    private final StatusReading reading = new StatusReading(JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"msn":                       | not JSON
            secret-token                  | not JSON
            null                          | msn, reference and occurredAt must be there
            {}                            | not a status
            []                            | not a status
            {"operations": []}            | msn, reference and occurredAt must be there
            {"version": "secret-token"}   | not a status at member version
            {"state": "SECRET_TOKEN"}     | not a status at member state
            {"operations": [{"kind":"SECRET_TOKEN"}]} | not a status at member operations.0.kind
            """)
    void shouldSayWhatIsWrongWithoutRepeatingIt(String bytes, String message) {
        assertThatThrownBy(() -> reading.read(bytes.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableStatus.class)
                .hasMessageStartingWith(message)
                .hasNoCause()
                .message()
                .doesNotContainIgnoringCase("secret");
    }

    @Test
    void shouldIgnoreMembersThatItDoesNotKnow() {
        // Given
        var json = "{\"msn\":\"123456\",\"reference\":\"oslo1-0001\",\"operations\":[],\"later\":1,"
                + "\"occurredAt\":\"2026-11-21T12:00:00Z\"}";

        // When
        var status = reading.read(json.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(status.reference()).isEqualTo("oslo1-0001");
    }
}
