package io.qrpay.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CloudEventTest {

    @Test
    void shouldWriteTheHeadersOfBinaryMode() {
        // Given
        var event = new CloudEvent(
                "123456/oslo1-0001#844",
                "io.qrpay.payment.status.v1",
                "/payment-initiator",
                "123456/oslo1-0001",
                Instant.parse("2026-11-21T11:58:40.911Z"));

        // When
        var headers = event.headers();

        // Then
        assertThat(headers)
                .containsExactly(
                        entry("ce_specversion", "1.0"),
                        entry("ce_id", "123456/oslo1-0001#844"),
                        entry("ce_type", "io.qrpay.payment.status.v1"),
                        entry("ce_source", "/payment-initiator"),
                        entry("ce_subject", "123456/oslo1-0001"),
                        entry("ce_time", "2026-11-21T11:58:40.911Z"),
                        entry("content-type", "application/json"));
    }
}
