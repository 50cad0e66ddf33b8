package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the script takes for up to date is: a module that it does not know could change and the old program would run. */
class BuildScriptTest {
    private static final Pattern SHARED = Pattern.compile("^readonly SHARED=\\((.*)\\)$", Pattern.MULTILINE);
    private static final Set<String> NOT_SHARED = Set.of(
            "payment-initiator",
            "webhook-ingress",
            "capture-worker",
            "qr-registry",
            "vipps-simulator",
            "local-stack",
            "k8s-check");

    @Test
    void shouldKnowEachModuleThatServicesAreMadeOf() throws IOException {
        // Given
        var script = Files.readString(Sources.PROJECT.resolve("qrpay"));

        // When
        var shared = SHARED.matcher(script).results().map(list -> list.group(1)).findFirst();

        // Then
        assertThat(shared).isPresent();
        assertThat(Arrays.asList(shared.orElseThrow().split(" ")))
                .containsExactlyInAnyOrderElementsOf(Sources.modules()
                        .filter(module -> !NOT_SHARED.contains(module))
                        .toList());
    }
}
