package io.qrpay.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.local.issuer.SignIns.Wish;
import org.junit.jupiter.api.Test;

class SignInsTest {
    /** The example of RFC 7636. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String BACK = "http://localhost:8080/signed-in";

    private final SignIns signIns = new SignIns();

    @Test
    void shouldTellOnceWhoSignedIn() {
        // Given
        var code = begin();

        // When
        var signedIn = signIns.end(code, VERIFIER, BACK);

        // Then
        assertThat(signedIn.orElseThrow().account()).isEqualTo(Account.OPERATOR);
        assertThat(signIns.end(code, VERIFIER, BACK)).isEmpty();
    }

    @Test
    void shouldTellNobodyWhoDidNotAsk() {
        // Then
        assertThat(signIns.end(begin(), "another", BACK)).isEmpty();
        assertThat(signIns.end(begin(), null, BACK)).isEmpty();
        assertThat(signIns.end(begin(), VERIFIER, BACK + "/elsewhere")).isEmpty();
        assertThat(signIns.end("unknown", VERIFIER, BACK)).isEmpty();
        assertThat(signIns.end(null, VERIFIER, BACK)).isEmpty();
    }

    private String begin() {
        return signIns.begin(Account.OPERATOR, new Wish("qrpay", BACK, "state", "nonce", CHALLENGE));
    }
}
