package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");

    /** {@code -Dconfiguration.write=true} writes the page instead. */
    @Test
    void shouldSayInTheDocsWhatTheServicesRead() throws IOException {
        // When
        var page = new ConfigurationReference().page();

        // Then
        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("./mvnw test -pl flow-tests -am -Dtest=ConfigurationReferenceTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dconfiguration.write=true")
                .hasContent(page);
    }

    @Test
    void shouldLookIntoEveryModuleWhenItHasSettings() throws IOException {
        // When
        try (var files = Files.walk(Path.of(".."), 12)) {
            var modules = files.filter(file -> file.toString().endsWith("Config.java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .map(file -> file.getName(1).toString())
                    .filter(module -> !module.equals("vipps-simulator"))
                    .collect(Collectors.toSet());

            // Then
            assertThat(ConfigurationReference.modules()).isEqualTo(modules);
        }
    }
}
