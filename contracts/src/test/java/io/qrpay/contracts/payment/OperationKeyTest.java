package io.qrpay.contracts.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.PaymentKey;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationKeyTest {
    private static final PaymentKey PAYMENT = new PaymentKey("123456", "oslo1-20261121-0001");

    /** The answers were worked out with another language's SHA-256 and base32. */
    @ParameterizedTest
    @CsvSource({
        "auto, 1, op-qjibgdp2kuj6plb72v3ungkymsmu5d5x",
        "auto, 2, op-xqxhhaudl4gxlcaadu2l5whkvp2mohv2",
        "refused, 1, op-yrnuemlhmodfbwgqumuz5g5aola5k42w",
        "cap-1, 1, op-ncrxr7nagx6bvjfaildz65w7sof5cbs6"
    })
    void shouldBeTheSameForEver(String operationId, int attempt, String key) {
        assertThat(OperationKey.of(PAYMENT, operationId, attempt)).isEqualTo(key);
    }

    @Test
    void shouldFitTheVendorsFiftyCharacters() {
        // Given
        var longest = new PaymentKey("1234567890", "r".repeat(64));

        // Then
        assertThat(OperationKey.of(longest, "o".repeat(64), Integer.MAX_VALUE)).hasSize(35);
    }

    @Test
    void shouldDifferWhenTheAttemptDiffers() {
        // When
        var keys = IntStream.rangeClosed(1, 1000)
                .mapToObj(attempt -> OperationKey.of(PAYMENT, Operation.AUTO, attempt))
                .collect(Collectors.toSet());

        // Then
        assertThat(keys).hasSize(1000);
    }

    @Test
    void shouldNotMixUpWhereOneFieldEndsAndTheNextBegins() {
        assertThat(OperationKey.of(PAYMENT, "cap-1", 11)).isNotEqualTo(OperationKey.of(PAYMENT, "cap-11", 1));
    }
}
