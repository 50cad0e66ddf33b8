package io.qrpay.ingress.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.webhook.WebhookSecret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistrationSnapshotTest {

    @Test
    void shouldHoldBothSecretsWhenTwoRegistrationsShareAUrl() {
        // When
        var snapshot = snapshot(row("1234567", Expected.PAYMENT, false), row("1234567", Expected.PAYMENT, true));

        // Then
        assertThat(snapshot.byUrlId()).containsOnlyKeys("1234567-PAYMENT");
        assertThat(snapshot.byUrlId().get("1234567-PAYMENT").secrets()).hasSize(2);
    }

    @Test
    void shouldCountAsPresentOnlyWhatIsLiveAndReadableAndWanted() {
        // When
        var snapshot = snapshot(
                row("1234567", Expected.PAYMENT, false),
                row("1234567", Expected.PAYMENT, false),
                row("1234567", Expected.CHECK_IN, true),
                row("9999999", Expected.PAYMENT, false));

        // Then
        assertThat(snapshot.present(Set.of("1234567", "7654321"))).isEqualTo(1);
    }

    @Test
    void shouldNotBelieveWhatAnotherKeySealed() {
        // Given
        var unreadable = new KeptRegistration(
                UUID.randomUUID(),
                "v",
                "1234567",
                Expected.PAYMENT,
                URI.create("https://a/v1/webhooks/x"),
                null,
                false);

        // When
        var snapshot = snapshot(unreadable);

        // Then
        assertThat(snapshot.byUrlId()).isEmpty();
        assertThat(snapshot.unreadable()).isEqualTo(1);
    }

    private static RegistrationSnapshot snapshot(KeptRegistration... rows) {
        return RegistrationSnapshot.of(List.of(rows), Instant.now());
    }

    private static KeptRegistration row(String msn, Expected expected, boolean retired) {
        var url = URI.create("https://pay.chain.example/v1/webhooks/" + msn + "-" + expected);
        var secret = WebhookSecret.of("secret");
        return new KeptRegistration(UUID.randomUUID(), "v", msn, expected, url, secret, retired);
    }
}
