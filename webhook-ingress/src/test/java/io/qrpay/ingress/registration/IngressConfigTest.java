package io.qrpay.ingress.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngressConfigTest {

    @Test
    void shouldBeAsWrittenDownWhenOnlyTheNecessaryIsGiven() {
        // When
        var config = ConfiguredIngress.with(Map.of());
        var looking = config.registration();

        // Then
        assertThat(config.publicUrl()).isEqualTo(URI.create("https://pay.chain.example/qr/"));
        assertThat(looking.compareEvery()).isEqualTo(Duration.ofMinutes(10));
        assertThat(looking.refreshEvery()).isEqualTo(Duration.ofSeconds(30));
        assertThat(looking.parallel()).isEqualTo(4);
        assertThat(looking.callsPerSecond()).isEqualTo(20);
        assertThat(looking.busyPause()).isEqualTo(Duration.ofSeconds(10));
        assertThat(looking.rotateAfter()).contains(Duration.ofDays(90));
        assertThat(looking.overlap()).isEqualTo(Duration.ofDays(1));
        assertThat(looking.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(looking.unitWithin()).isEqualTo(Duration.ofSeconds(60));
        assertThat(looking.databaseAnswersWithin()).isEqualTo(Duration.ofSeconds(5));
        assertThat(looking.retiredFor()).isEqualTo(Duration.ofDays(8));
    }

    @Test
    void shouldPutUrlsUnderThePublicOneWhateverItEndsWith() {
        // Given
        var urls = new OurUrls(ConfiguredIngress.with(Map.of()));

        // When
        var url = urls.fresh().toString();

        // Then
        assertThat(url).startsWith("https://pay.chain.example/qr/v1/webhooks/").hasSize(41 + 36);
        assertThat(urls.contain(url)).isTrue();
        assertThat(urls.contain("https://pay.chain.example/other")).isFalse();
    }

    @Test
    void shouldNeverRotateByAgeWhenSaidSo() {
        // When
        var config = ConfiguredIngress.with(Map.of("qrpay.ingress.registration.rotate-after", ""));

        // Then
        assertThat(config.registration().rotateAfter()).isEmpty();
    }
}
