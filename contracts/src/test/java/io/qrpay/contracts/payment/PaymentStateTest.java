package io.qrpay.contracts.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PaymentStateTest {

    @Test
    void shouldBeExplainedToCashiers() throws IOException {
        // Given
        var states = Arrays.stream(PaymentState.values()).map(Enum::name).toList();

        // When
        var explained = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|")
                .matcher(Files.readString(Path.of("../docs/tills.md")))
                .results()
                .map(row -> row.group(1))
                .toList();

        // Then
        assertThat(explained).containsExactlyInAnyOrderElementsOf(states);
    }
}
