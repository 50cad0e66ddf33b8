package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README shows pictures that tests take, and the project keeps no other. */
class PicturesTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern SHOWN = Pattern.compile("docs/pictures/([a-z-]+)\\.png");
    private static final Pattern TAKEN = Pattern.compile("Browser\\.picture\\([a-z]+, \"([a-z-]+)\"\\)");

    @Test
    void shouldShowWhatTestsTakeAndKeepNothingElse() throws IOException {
        // When
        var shown = names(SHOWN, Files.readString(PROJECT.resolve("README.md")));

        // Then
        assertThat(shown).isNotEmpty().isEqualTo(kept()).isSubsetOf(taken());
    }

    private static Set<String> kept() throws IOException {
        try (var files = Files.list(PROJECT.resolve("docs/pictures"))) {
            return files.map(file -> file.getFileName().toString().replace(".png", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> taken() throws IOException {
        try (var files = Files.list(Path.of("src/test/java/io/qrpay/flow"))) {
            var tests = files.map(PicturesTest::read).collect(Collectors.joining());
            return names(TAKEN, tests);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
