package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SecurityPageTest {

    @Test
    void shouldNameTestsThatThereAre() throws IOException {
        // Given
        var named = Pattern.compile("`([A-Z]\\w+(?:Test|IT))`")
                .matcher(Files.readString(Path.of("../docs/security.md")))
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("`", "") + ".java")
                .collect(Collectors.toSet());

        // When
        try (var files = Files.find(
                Path.of(".."), 12, (file, what) -> file.toString().contains("src/test/java") && what.isRegularFile())) {
            var tests = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());

            // Then
            assertThat(named).isNotEmpty().isSubsetOf(tests);
        }
    }
}
