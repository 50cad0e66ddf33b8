package io.qrpay.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaymentKeyTest {

    @Test
    void shouldReadWhatItWrites() {
        // Given
        var key = new PaymentKey("123456", "oslo1-20261121-0001");

        // When
        var text = key.toString();

        // Then
        assertThat(text).isEqualTo("123456/oslo1-20261121-0001");
        assertThat(PaymentKey.parse(text)).isEqualTo(key);
    }

    @Test
    void shouldKeepUpperAndLowerCaseApart() {
        assertThat(PaymentKey.parse("123456/OSLO-0001")).isNotEqualTo(PaymentKey.parse("123456/oslo-0001"));
    }

    @Test
    void shouldSplitAtTheFirstSlash() {
        assertThat(PaymentKey.parse("123456/a/b")).isEqualTo(new PaymentKey("123456", "a/b"));
    }

    @Test
    void shouldRefuseWhenThereIsNoSlash() {
        assertThatThrownBy(() -> PaymentKey.parse("123456"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("<msn>/<reference>");
    }
}
