package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.local.chaos.ChaosOptions;
import io.qrpay.local.chaos.FaultRun;
import io.qrpay.local.process.StackPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A short fault run with other mishaps each time; the seed is printed. On a stack of its own: it takes everything away. */
class FaultRunFlowIT {

    @Test
    void shouldBringEveryPaymentToItsEndWhateverBreaks() throws IOException {
        // Given
        var project = Path.of("").toAbsolutePath().getParent();
        var folder = Files.createDirectories(Path.of("target", "chaos").toAbsolutePath());
        var options = new ChaosOptions(Duration.ofSeconds(30), 4, System.nanoTime() % 1_000_000);

        // When
        var wrong = new FaultRun(
                        StackPlan.of(project, folder), options, line -> System.out.println("fault-run: " + line))
                .run();

        // Then
        assertThat(wrong).as("seed %d", options.seed()).isEmpty();
    }
}
