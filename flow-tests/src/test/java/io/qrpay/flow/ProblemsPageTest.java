package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a caller may meet is on the page that callers read, and nothing else is. */
class ProblemsPageTest {
    private static final Pattern ROW = Pattern.compile("\\| `(urn:qrpay:problem:[a-z-]+)` \\| (\\d+) \\|");

    private final Sources sources = new Sources();

    @Test
    void shouldListEachProblemWithItsStatusOnce() throws IOException {
        // Given
        var page = Files.readString(Sources.PROJECT.resolve("docs/problems.md"));

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
        return Sources.modules()
                .flatMap(module -> Sources.of(module, "Problem.java"))
                .flatMap(file -> sources.parse(file).findAll(EnumDeclaration.class).stream())
                .filter(type -> type.getImplementedTypes().stream()
                        .anyMatch(implemented -> implemented.getNameAsString().equals("ProblemType")))
                .flatMap(type -> type.getEntries().stream())
                .map(ProblemsPageTest::row);
    }

    private static String row(EnumConstantDeclaration problem) {
        var name = problem.getNameAsString().toLowerCase(Locale.ROOT).replace('_', '-');
        return "urn:qrpay:problem:" + name + " " + problem.getArgument(0);
    }
}
