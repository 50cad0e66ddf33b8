package io.qrpay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AccessProblemTest {

    @Test
    void shouldBeListedWithItsStatusWhenACallerMayMeetIt() throws IOException {
        // Given
        var types = Arrays.stream(AccessProblem.values())
                .map(type -> type.uri() + " " + type.status())
                .toList();

        // When
        var listed = Pattern.compile("\\| `(urn:qrpay:problem:[a-z-]+)` \\| (\\d+) \\|")
                .matcher(section())
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();

        // Then
        assertThat(listed).containsExactlyInAnyOrderElementsOf(types);
    }

    private static String section() throws IOException {
        var page = Files.readString(Path.of("../docs/problems.md"));
        var from = page.indexOf("## Access");
        var to = page.indexOf("\n## ", from);
        return page.substring(from, to < 0 ? page.length() : to);
    }
}
