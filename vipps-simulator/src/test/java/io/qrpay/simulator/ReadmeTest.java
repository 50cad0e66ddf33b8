package io.qrpay.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of the vendor's behaviour names a source and a test in every row, and the tests are there. */
class ReadmeTest {

    private static final String SECTION = "## The vendor's behaviour";
    private static final int FEWEST_ROWS = 25;
    private static final Pattern TEST = Pattern.compile("`(\\w+)(?:#(\\w+))?`");

    @Test
    void shouldHaveEnoughRowsWhenItListsTheVendorsBehaviour() throws IOException {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(FEWEST_ROWS);
    }

    @Test
    void shouldNameBehaviourSourceAndTestWhenItHasARow() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row).hasSize(3).noneMatch(String::isBlank);
            assertThat(testsIn(row)).as("tests of: %s", row.getFirst()).isNotEmpty();
        });
    }

    @Test
    void shouldNameSourcesOfItsListWhenItHasARow() throws IOException {
        // Given
        var sources = sourcesIn(section());

        // Then
        assertThat(sources).hasSizeGreaterThan(5);
        assertThat(rows())
                .allSatisfy(row -> assertThat(sources)
                        .as("source of: %s", row.getFirst())
                        .anyMatch(source -> row.get(1).contains(source)));
    }

    @Test
    void shouldNameOnlyTestsThatExistWhenItListsTheVendorsBehaviour() throws IOException {
        // Given
        var classes = testClasses();

        // When
        var missing = rows().stream()
                .flatMap(row -> testsIn(row).stream())
                .filter(named -> !named.existsIn(classes))
                .toList();

        // Then
        assertThat(missing).isEmpty();
    }

    /** The cells of each row but the heading. */
    private static List<List<String>> rows() throws IOException {
        return section()
                .lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
                .skip(1)
                .map(line -> Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::trim)
                        .toList())
                .toList();
    }

    private static String section() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        return readme.substring(readme.indexOf(SECTION));
    }

    /** The short names of the sources, which are listed in bold before the table. */
    private static List<String> sourcesIn(String section) {
        return Pattern.compile("\\*\\*(.+?)\\*\\*")
                .matcher(section.substring(0, section.indexOf("\n|")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<Named> testsIn(List<String> row) {
        return TEST.matcher(row.getLast()).results().map(Named::of).toList();
    }

    /** The test sources of every module, by the name of their class. */
    private static Map<String, String> testClasses() throws IOException {
        try (var modules = Files.list(Path.of(".."))) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ReadmeTest::sourcesBelow)
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            ReadmeTest::read,
                            (one, other) -> one + other));
        }
    }

    private static Stream<Path> sourcesBelow(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new AssertionError("unreadable folder", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("unreadable source", e);
        }
    }

    /** A test as the table names it: {@code Class#method}, or a class as a whole. */
    private record Named(String className, Optional<String> method) {

        static Named of(MatchResult found) {
            return new Named(found.group(1), Optional.ofNullable(found.group(2)));
        }

        boolean existsIn(Map<String, String> classes) {
            var source = classes.getOrDefault(className, "");
            return source.contains("class " + className + " ")
                    && method.map(name -> isTest(name, source)).orElse(source.contains("@Test"));
        }

        /** What stands before a method up to the blank line above it are its annotations. */
        private static boolean isTest(String name, String source) {
            var before = source.substring(0, Math.max(0, source.indexOf("void " + name + "(")));
            var annotations = before.substring(Math.max(0, before.lastIndexOf("\n\n")));
            return annotations.contains("@Test") || annotations.contains("@ParameterizedTest");
        }
    }
}
