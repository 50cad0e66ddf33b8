package io.qrpay.registry.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BulkProblemTest {

    @ParameterizedTest
    @EnumSource
    void shouldBeListedWithItsStatusWhenACallerMayMeetIt(BulkProblem type) throws IOException {
        // Given
        var row = "| `" + type.uri() + "` | " + type.status() + " |";

        // When
        var page = Files.readString(Path.of("../docs/problems.md"));

        // Then
        assertThat(page).contains(row);
    }
}
