package io.qrpay.flow;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the modules are made of, read as Java. */
final class Sources {
    static final Path PROJECT = Path.of("..");

    private final JavaParser parser = new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_21));

    /** The files of a module whose names end so, sorted. */
    static Stream<Path> of(String module, String end) {
        try (var files = Files.walk(PROJECT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All modules with a source of their own, sorted. */
    static Stream<String> modules() {
        try (var folders = Files.list(PROJECT)) {
            return folders
                    .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CompilationUnit parse(Path file) {
        try {
            return parser.parse(file)
                    .getResult()
                    .orElseThrow(() -> new IllegalStateException(file + " cannot be parsed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
