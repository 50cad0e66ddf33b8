package io.qrpay.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file by itself, also where nothing builds overlays and where a file belongs to none. */
class ManifestFilesTest {
    private static final Path FOLDER = Code.ROOT.resolve("k8s");

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void shouldFitItsSchema(Path file) {
        // When
        var manifests = Kustomize.read(Code.read(FOLDER.resolve(file)));

        // Then
        assertThat(manifests)
                .isNotEmpty()
                .allSatisfy(manifest -> assertThat(Schemas.violations(manifest)).isEmpty());
    }

    static Stream<Path> files() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml") && !file.endsWith("kustomizeconfig.yaml"))
                    .map(FOLDER::relativize)
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
