package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void shouldLookIntoEveryModuleWhenItHasSettings() {
        // When
        var modules = Sources.modules()
                .filter(module -> Sources.of(module, "Config.java").findAny().isPresent())
                .filter(module -> !module.equals("vipps-simulator"))
                .toList();

        // Then
        assertThat(modules).containsExactlyInAnyOrderElementsOf(ConfigurationReference.modules());
    }
}
