package io.qrpay.ingress.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.salesunit.Credentials;
import io.qrpay.vipps.salesunit.Party;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.qrpay.vipps.webhook.WebhookSecret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistrationSnapshotTest {
    private static final Instant MADE = Instant.parse("2026-11-21T12:00:00Z");
    private static final SalesUnits NO_SALES_UNITS = new NoSalesUnits();

    @Test
    void shouldHoldBothSecretsWhenTwoRegistrationsShareAUrl() {
        // When
        var snapshot = snapshot(row("1234567", Expected.PAYMENT, false), row("1234567", Expected.PAYMENT, true));

        // Then
        assertThat(snapshot.byUrlId()).containsOnlyKeys("1234567-PAYMENT");
        assertThat(snapshot.byUrlId().get("1234567-PAYMENT").secrets()).hasSize(2);
    }

    @Test
    void shouldServeSinceTheOldestWasMadeThatIsLiveAndReadable() {
        // When
        var snapshot = snapshot(
                row("1234567", Expected.PAYMENT, false, MADE),
                row("1234567", Expected.PAYMENT, false, MADE.minusSeconds(9)),
                row("1234567", Expected.PAYMENT, true, MADE.minusSeconds(99)),
                row("1234567", Expected.CHECK_IN, true, MADE));

        // Then
        assertThat(snapshot.liveSince(new Purpose(unit("1234567"), Expected.PAYMENT)))
                .contains(MADE.minusSeconds(9));
        assertThat(snapshot.liveSince(new Purpose(unit("1234567"), Expected.CHECK_IN)))
                .isEmpty();
    }

    @Test
    void shouldNotBelieveWhatAnotherKeySealed() {
        // Given
        var unreadable = new KeptRegistration(
                UUID.randomUUID(),
                "v",
                unit("1234567"),
                Expected.PAYMENT,
                URI.create("https://a/v1/webhooks/x"),
                null,
                MADE,
                false);

        // When
        var snapshot = snapshot(unreadable);

        // Then
        assertThat(snapshot.byUrlId()).isEmpty();
        assertThat(snapshot.unreadable()).isEqualTo(1);
    }

    private static RegistrationSnapshot snapshot(KeptRegistration... rows) {
        return RegistrationSnapshot.of(List.of(rows), Instant.now(), NO_SALES_UNITS);
    }

    private static Party unit(String msn) {
        return new Party.SalesUnit(msn);
    }

    private static KeptRegistration row(String msn, Expected expected, boolean retired) {
        return row(msn, expected, retired, MADE);
    }

    private static KeptRegistration row(String msn, Expected expected, boolean retired, Instant madeAt) {
        var url = URI.create("https://pay.chain.example/v1/webhooks/" + msn + "-" + expected);
        var secret = WebhookSecret.of("secret");
        return new KeptRegistration(UUID.randomUUID(), "v", unit(msn), expected, url, secret, madeAt, retired);
    }

    private static final class NoSalesUnits implements SalesUnits {
        @Override
        public Optional<String> msnOf(String storeId, Instant at) {
            return Optional.empty();
        }

        @Override
        public Set<String> msns() {
            return Set.of();
        }

        @Override
        public Optional<Credentials> credentialsOf(String msn) {
            return Optional.empty();
        }
    }
}
