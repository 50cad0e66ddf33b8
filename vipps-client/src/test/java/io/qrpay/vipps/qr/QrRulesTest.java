package io.qrpay.vipps.qr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"billboard_1", "dør 3", "50%+x", "-", "Ü"})
    void shouldTakeIdsOfRedirects(String id) {
        assertThat(QrRules.redirectIdError(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a/b", "a.b", "a,b"})
    void shouldRefuseOtherIdsOfRedirects(String id) {
        assertThat(QrRules.redirectIdError(id)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/myProduct",
                "https://a-b.example.com:8443/x?y=1&z=%20#top",
                "https://søt.example/",
                "https://x"
            })
    void shouldTakeTargets(String url) {
        assertThat(QrRules.redirectUrlError(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com",
                "https://-example.com",
                "https://example.com/~me",
                "https://example.com/a,b",
                "https://example.com/(a)",
                "https://example.com/[1]",
                "https://example.com/$",
                "https://example.com/a b",
                "https://"
            })
    void shouldRefuseOtherTargets(String url) {
        assertThat(QrRules.redirectUrlError(url)).isPresent();
    }

    @Test
    void shouldKeepToTheLimitsOfNumbers() {
        assertThat(QrRules.ttlError(299)).isPresent();
        assertThat(QrRules.ttlError(300)).isEmpty();
        assertThat(QrRules.ttlError(2_147_483_648L)).isPresent();
        assertThat(QrRules.sizeError(99)).isPresent();
        assertThat(QrRules.sizeError(2000)).isEmpty();
        assertThat(QrRules.locationError("x".repeat(36))).isEmpty();
        assertThat(QrRules.locationError("x".repeat(37))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"till-1", "kasse 1", "å+%"})
    void shouldTakeIdsOfCallbacks(String id) {
        assertThat(QrRules.callbackIdError(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a/b", "", " ", "a\nb"})
    void shouldRefuseIdsOfCallbacksThatDoNotFitIntoAPath(String id) {
        assertThat(QrRules.callbackIdError(id)).isPresent();
    }
}
