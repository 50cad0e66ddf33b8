package io.qrpay.initiator.pairing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerSealTest {
    private static final String TOKEN = "Zm9v%2Bbar+baz/==";

    private final CustomerSeal seal = new CustomerSeal(PairingSettings.usual());

    @Test
    void shouldOpenWhatItSealedInItsPlaceOnly() {
        // When
        var kept = seal.seal("check-in 123456/kasse-1", TOKEN.getBytes(UTF_8));

        // Then
        assertThat(new String(kept, UTF_8)).doesNotContain(TOKEN);
        assertThat(kept).isNotEqualTo(seal.seal("check-in 123456/kasse-1", TOKEN.getBytes(UTF_8)));
        assertThat(seal.open("check-in 123456/kasse-1", kept)).hasValue(TOKEN.getBytes(UTF_8));
        assertThat(seal.open("check-in 123456/kasse-2", kept)).isEmpty();
    }

    @Test
    void shouldOpenNothingOfAnotherKeyNorOfWhatWasAltered() {
        // Given
        var other = new CustomerSeal(PairingSettings.with(
                Map.of("qrpay.pairing.secret-key", "AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")));
        var kept = seal.seal("p", TOKEN.getBytes(UTF_8));

        // When
        var byOther = other.open("p", kept);
        kept[kept.length - 1] ^= 1;

        // Then
        assertThat(byOther).isEmpty();
        assertThat(seal.open("p", kept)).isEmpty();
        assertThat(other.digest(TOKEN)).isNotEqualTo(seal.digest(TOKEN));
    }

    @Test
    void shouldTellCustomersApartWhoseverReplicaItIs() {
        // Given
        var replica = new CustomerSeal(PairingSettings.usual());

        // Then
        assertThat(replica.digest(TOKEN)).isEqualTo(seal.digest(TOKEN)).isNotEqualTo(seal.digest(TOKEN + "="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "no base64 secretkey!"})
    void shouldNotStartWithoutAKeyAndNotRepeatIt(String key) {
        // Given
        var config = PairingSettings.with(Map.of("qrpay.pairing.secret-key", key));

        // Then
        assertThatThrownBy(() -> new CustomerSeal(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("qrpay.pairing.secret-key")
                .hasMessageNotContaining("secretkey!")
                .hasNoCause();
    }

    @Test
    void shouldStartWithoutAKeyWhenNobodyScansPrintedCodes() {
        assertThat(new CustomerSeal(PairingSettings.switchedOff()).digest(TOKEN))
                .isNotNull();
    }

    @Test
    void shouldLetACheckInCountForAMinuteAndKeepNoTokenForMoreThanAQuarterOfAnHour() {
        // Given
        var config = PairingSettings.usual();

        // Then
        assertThat(config.enabled()).isTrue();
        assertThat(config.countsFor()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.tokenLife()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.decideWithin()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.keptFor()).isEqualTo(Duration.ofHours(1));
        assertThat(config.lookEvery()).isEqualTo(Duration.ofMillis(250));
    }
}
