package io.qrpay.contracts.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QrStatusTest {

    @ParameterizedTest
    @CsvSource({"WANTED, io.qrpay.qr.wanted.v1", "IN_SYNC, io.qrpay.qr.in-sync.v1"})
    void shouldTravelUnderItsKeyVersionAndState(QrState state, String type) {
        // Given
        var at = Instant.parse("2026-11-21T12:00:00Z");
        var id = "0b54c4c1-7ad2-4bb5-9c55-3c0f2a9a2d11";
        var status = new QrStatus(
                id, QrKind.CALLBACK, "123456", "kasse-1", "fjord", "oslo-1", null, 7, state, false, null, false, at);

        // When
        var event = status.cloudEvent("/qr-registry");

        // Then
        assertThat(event.id()).isEqualTo("123456/" + id + "#7");
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.source()).isEqualTo("/qr-registry");
        assertThat(event.subject()).isEqualTo("123456/" + id);
        assertThat(event.time()).isEqualTo(at);
    }
}
