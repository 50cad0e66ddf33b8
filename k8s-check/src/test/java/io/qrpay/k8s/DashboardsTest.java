package io.qrpay.k8s;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each dashboard can be told from the others, each panel says what it shows and in which unit, and Prometheus understands what it
 * asks. That the services tell what is asked for is shown where they run ({@code MetricsFlowIT}).
 */
class DashboardsTest {
    private static final Path FOLDER = Code.ROOT.resolve("k8s/base/12-watching");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void shouldBeToldApart() {
        // When
        var dashboards = dashboards();

        // Then
        assertThat(dashboards).hasSizeGreaterThan(2).allSatisfy(dashboard -> {
            assertThat(dashboard.path("title").asText()).isNotBlank();
            assertThat(panels(dashboard))
                    .isNotEmpty()
                    .extracting(panel -> panel.path("id").asInt())
                    .doesNotHaveDuplicates();
        });
        assertThat(dashboards)
                .extracting(dashboard -> dashboard.path("uid").asText())
                .doesNotHaveDuplicates()
                .allMatch(uid -> uid.matches("qrpay-[a-z-]{1,34}"));
    }

    @Test
    void shouldSayWhatTheyShow() {
        assertThat(dashboards().stream().flatMap(DashboardsTest::panels))
                .allSatisfy(panel -> assertThat(List.of("/title", "/description", "/fieldConfig/defaults/unit"))
                        .allSatisfy(said -> assertThat(panel.at(said).asText())
                                .as("%s", panel)
                                .isNotBlank()));
    }

    @Test
    void shouldNotOverlap() {
        assertThat(dashboards())
                .allSatisfy(dashboard -> assertThat(panels(dashboard)
                                .map(panel -> panel.path("gridPos"))
                                .flatMap(DashboardsTest::cells))
                        .doesNotHaveDuplicates()
                        .allMatch(cell -> cell.get(0) < 24));
    }

    @Test
    void shouldBeBroughtToGrafana() {
        // Given
        assumeTrue(Kustomize.command().isPresent(), "NOT CHECKED: what Grafana is given, for want of kustomize");

        // When
        var maps = Kustomize.build(Overlay.PROD)
                .all("ConfigMap")
                .filter(map ->
                        map.at("/metadata/labels/grafana_dashboard").asText().equals("1"))
                .flatMap(map -> Manifest.texts(map.at("/data")).keySet().stream());

        // Then
        assertThat(maps)
                .containsExactlyInAnyOrderElementsOf(dashboards().stream()
                        .map(dashboard -> dashboard.path("uid").asText() + ".json")
                        .toList());
    }

    @Test
    void shouldAskWhatPrometheusUnderstands() throws Exception {
        // Given
        assumeTrue(
                AlertsTest.isOnPath("promtool"),
                "NOT CHECKED: the dashboards, for want of promtool (Debian: prometheus)");
        var rules = questions()
                .map(expression -> Map.of("record", "asked", "expr", expression))
                .toList();
        new YAMLMapper()
                .writeValue(
                        folder.resolve("asked.yaml").toFile(),
                        Map.of("groups", List.of(Map.of("name", "asked", "rules", rules))));

        // When
        var process = new ProcessBuilder("promtool", "check", "rules", "--lint=none", "asked.yaml")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(process.waitFor(60, SECONDS)).isTrue();
        assertThat(process.exitValue()).as(told).isZero();
        assertThat(told).contains(rules.size() + " rules found");
    }

    private static Stream<String> questions() {
        return dashboards().stream()
                .flatMap(DashboardsTest::panels)
                .flatMap(panel -> Manifest.items(panel.path("targets")))
                .map(target -> target.path("expr").asText());
    }

    private static Stream<List<Integer>> cells(JsonNode place) {
        var left = place.path("x").asInt();
        var top = place.path("y").asInt();
        return Stream.iterate(left, x -> x < left + place.path("w").asInt(), x -> x + 1)
                .flatMap(x -> Stream.iterate(top, y -> y < top + place.path("h").asInt(), y -> y + 1)
                        .map(y -> List.of(x, y)));
    }

    private static Stream<JsonNode> panels(JsonNode dashboard) {
        return Manifest.items(dashboard.path("panels"));
    }

    private static List<JsonNode> dashboards() {
        try (var files = Files.list(FOLDER.resolve("dashboards"))) {
            return files.sorted().map(DashboardsTest::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
