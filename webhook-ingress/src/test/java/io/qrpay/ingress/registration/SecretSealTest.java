package io.qrpay.ingress.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSealTest {
    private static final String OTHER_KEY = "HxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo=";

    private final SecretSeal seal = new SecretSeal(ConfiguredIngress.with(Map.of()));
    private final UUID row = UUID.randomUUID();

    @Test
    void shouldOpenWhenSealedForTheSameRow() {
        assertThat(seal.open(seal.keyId(), row, seal.seal(row, "secret+/=="))).isEqualTo("secret+/==");
    }

    @Test
    void shouldNotOpenWhenSealedForAnotherRow() {
        // Given
        var sealed = seal.seal(row, "secret");

        // When / Then
        assertThatThrownBy(() -> seal.open(seal.keyId(), UUID.randomUUID(), sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldNotOpenWhenAltered() {
        // Given
        var sealed = seal.seal(row, "secret");
        sealed[sealed.length - 1] ^= 1;

        // When / Then
        assertThatThrownBy(() -> seal.open(seal.keyId(), row, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldNameItselfDifferentlyAndNotOpenWhenTheKeyIsAnother() {
        // Given
        var other = sealWith(OTHER_KEY);
        var sealed = seal.seal(row, "secret");

        // When / Then
        assertThat(other.keyId()).isNotEqualTo(seal.keyId()).hasSize(8);
        assertThat(other.opens(seal.keyId())).isFalse();
        assertThatThrownBy(() -> other.open(other.keyId(), row, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldSealWithTheFirstKeyAndOpenWithEachWhenThereAreSeveral() {
        // Given
        var former = sealWith(OTHER_KEY);
        var both = sealWith(ConfiguredIngress.SECRET_KEY + "," + OTHER_KEY);

        // When
        var sealed = both.seal(row, "new");

        // Then
        assertThat(both.keyId()).isEqualTo(seal.keyId());
        assertThat(seal.open(both.keyId(), row, sealed)).isEqualTo("new");
        assertThat(both.open(former.keyId(), row, former.seal(row, "old"))).isEqualTo("old");
    }

    private static SecretSeal sealWith(String keys) {
        return new SecretSeal(ConfiguredIngress.with(Map.of("qrpay.ingress.secret-key", keys)));
    }

    @Test
    void shouldSealDifferentlyEachTimeAndNeverReadably() {
        // When
        var first = seal.seal(row, "a secret that is readable");
        var second = seal.seal(row, "a secret that is readable");

        // Then
        assertThat(first).isNotEqualTo(second);
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("readable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c2hvcnQ=",
                "not base64 at all!",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIj",
                ConfiguredIngress.SECRET_KEY + ",c2hvcnQ="
            })
    void shouldRefuseToStartWithoutRepeatingTheKeyWhenItIsNotOfItsLength(String key) {
        var config = ConfiguredIngress.with(Map.of("qrpay.ingress.secret-key", key));
        assertThatThrownBy(() -> new SecretSeal(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("qrpay.ingress.secret-key is to be 32 bytes in base64, or several such")
                .hasNoCause();
    }
}
