package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a caller may meet is on the page that callers read, and nothing else is. */
class ProblemsPageTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("\\| `(urn:qrpay:problem:[a-z-]+)` \\| (\\d+) \\|");

    private final JavaParser parser = new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_21));

    @Test
    void shouldListEachProblemWithItsStatusOnce() throws IOException {
        // Given
        var page = Files.readString(PROJECT.resolve("docs/problems.md"));

        // When
        var listed = ROW.matcher(page)
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();

        // Then
        assertThat(listed)
                .hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(inTheCode().toList());
    }

    private Stream<String> inTheCode() {
        try (var files = Files.walk(PROJECT)) {
            return files
                    .filter(file -> file.toString().matches("\\.\\./[a-z-]+/src/main/java/.*Problem\\.java"))
                    .toList()
                    .stream()
                    .map(this::parse)
                    .flatMap(source -> source.findAll(EnumDeclaration.class).stream())
                    .filter(type -> type.getImplementedTypes().stream()
                            .anyMatch(
                                    implemented -> implemented.getNameAsString().equals("ProblemType")))
                    .flatMap(type -> type.getEntries().stream())
                    .map(ProblemsPageTest::row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(EnumConstantDeclaration problem) {
        var name = problem.getNameAsString().toLowerCase(Locale.ROOT).replace('_', '-');
        return "urn:qrpay:problem:" + name + " " + problem.getArgument(0);
    }

    private CompilationUnit parse(Path file) {
        try {
            return parser.parse(file)
                    .getResult()
                    .orElseThrow(() -> new IllegalStateException(file + " cannot be parsed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
