package io.qrpay.k8s;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each alert speaks when it should, is silent when all is well, and says what to do. */
class AlertsTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path PROJECT = Path.of("..");
    private static final Path ALERTS = PROJECT.resolve("k8s/base/12-watching/alerts.yaml");
    private static final Path TESTS = Path.of("src/test/resources/alerts-test.yaml");

    @TempDir
    Path folder;

    @Test
    void shouldSpeakWhenItShould() throws Exception {
        // Given
        assumeTrue(isOnPath("promtool"), "NOT CHECKED: the alerts, for want of promtool (Debian: prometheus)");
        YAML.writeValue(folder.resolve("alerts.yaml").toFile(), alerts().path("spec"));
        Files.copy(TESTS, folder.resolve("alerts-test.yaml"));

        // When
        var process = new ProcessBuilder("promtool", "test", "rules", "alerts-test.yaml")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(process.waitFor(120, SECONDS)).isTrue();
        assertThat(process.exitValue()).as(told).isZero();
    }

    @Test
    void shouldBeTriedBothWays() throws IOException {
        // Given
        var cases = tests().flatMap(test -> Manifest.items(test.path("alert_rule_test")))
                .toList();

        // When
        var speaking =
                names(cases.stream().filter(found -> !found.path("exp_alerts").isEmpty()));
        var silent =
                names(cases.stream().filter(found -> found.path("exp_alerts").isEmpty()));

        // Then
        var all = rules().map(rule -> rule.path("alert").asText()).toList();
        assertThat(all).isNotEmpty();
        assertThat(speaking).containsAll(all);
        assertThat(silent).containsAll(all);
    }

    @Test
    void shouldSayWhatToDo() throws IOException {
        assertThat(rules()).allSatisfy(rule -> {
            var runbook = PROJECT.resolve(rule.at("/annotations/runbook").asText());
            assertThat(runbook).as(rule.path("alert").asText()).isRegularFile();
            assertThat(Files.readString(runbook)).contains("**For whom it is bad:**", "**Look**", "**Do**");
        });
    }

    private static Stream<JsonNode> rules() throws IOException {
        return Manifest.items(alerts().at("/spec/groups"))
                .flatMap(group -> Manifest.items(group.path("rules")))
                .filter(rule -> rule.has("alert"));
    }

    private static Stream<JsonNode> tests() throws IOException {
        return Manifest.items(YAML.readTree(TESTS.toFile()).path("tests"));
    }

    private static JsonNode alerts() throws IOException {
        return YAML.readTree(ALERTS.toFile());
    }

    private static List<String> names(Stream<JsonNode> cases) {
        return cases.map(found -> found.path("alertname").asText()).toList();
    }

    static boolean isOnPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
