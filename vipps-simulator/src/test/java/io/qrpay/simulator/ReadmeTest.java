package io.qrpay.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Pattern METHOD = Pattern.compile("`\\w*\\.(should\\w+)`");
    private static final int LEAST = 40;

    @Test
    void shouldNameOnlyTestsThatExistWhenItListsTheVendorsBehaviour() throws IOException {
        // Given
        var readme = Files.readString(Path.of("README.md"));
        var tests = sources();

        // When
        var named = METHOD.matcher(readme)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        // Then
        assertThat(named).hasSizeGreaterThan(LEAST).allMatch(name -> tests.contains("void " + name + "("));
    }

    private static String sources() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(Files::isRegularFile).map(ReadmeTest::read).collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("unreadable source", e);
        }
    }
}
