package io.qrpay.deadletters.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedriveOptionsTest {
    private static final String DLQ = "payment.command.v1.payment-initiator.dlq";

    @TempDir
    private Path folder;

    @Test
    void shouldTakeWhatIsSaid() {
        // When
        var options = RedriveOptions.parse(
                List.of(DLQ, "--dry-run", "--force", "--by", "ada@chain.example", "--bootstrap", "broker:9092"),
                "root",
                null);

        // Then
        assertThat(options)
                .isEqualTo(new RedriveOptions(
                        DLQ, true, true, "ada@chain.example", Map.of("bootstrap.servers", "broker:9092")));
    }

    @Test
    void shouldTakeTheUserAndTheEnvironmentWhenNothingIsSaid() {
        // When
        var options = RedriveOptions.parse(List.of(), "ada", "broker:9092");

        // Then
        assertThat(options)
                .isEqualTo(new RedriveOptions(null, false, false, "ada", Map.of("bootstrap.servers", "broker:9092")));
    }

    @Test
    void shouldReadHowToConnectFromAFile() throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("client.properties"), "security.protocol=SSL\n");

        // When
        var options = RedriveOptions.parse(List.of(DLQ, "--client", file.toString()), "ada", "broker:9092");

        // Then
        assertThat(options.kafka()).containsEntry("security.protocol", "SSL").containsKey("bootstrap.servers");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --by                          | option --by needs a value
                    --quick                       | redrive has no option --quick
                    payment.command.v1            | payment.command.v1 is no topic of dead letters: they end in .dlq
                    a.v1.b.dlq c.v1.d.dlq         | redrive takes one topic at a time
                    --by <script>                 | --by is a name of at most 64 letters, digits, spaces and . _ @ -
                    --client /nowhere/at-all      | --client: /nowhere/at-all cannot be read as properties
                    """)
    void shouldNameWhatIsWrong(String arguments, String message) {
        // When / Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedriveOptions.parse(List.of(arguments.split(" ")), "ada", "broker:9092"))
                .withMessage(message);
    }

    @Test
    void shouldAskForTheBrokerWhenItIsNotKnown() {
        // When / Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedriveOptions.parse(List.of(DLQ), "ada", null))
                .withMessageContaining("--bootstrap");
    }
}
