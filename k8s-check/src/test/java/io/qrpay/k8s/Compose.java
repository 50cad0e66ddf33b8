package io.qrpay.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The containers of docker-compose.yml by name, with what they share merged in and variables as they are when nobody sets them. */
record Compose(Map<String, JsonNode> containers) {
    static final Set<String> MODULES =
            Stream.concat(Code.SERVICES.stream(), Stream.of("vipps-simulator")).collect(Collectors.toSet());

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");
    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d+)\\D*$");

    static String file() {
        return Code.read(Code.ROOT.resolve("docker-compose.yml"));
    }

    static Compose of(String yaml) {
        var loaded = new Yaml(new SafeConstructor(new LoaderOptions()))
                .<Map<String, Object>>load(
                        VARIABLE.matcher(yaml).replaceAll(found -> Matcher.quoteReplacement(found.group(1))));
        JsonNode services = new ObjectMapper().valueToTree(loaded.get("services"));
        return new Compose(
                services.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    Stream<Map.Entry<String, JsonNode>> all() {
        return containers.entrySet().stream().sorted(Map.Entry.comparingByKey());
    }

    /** The services and the simulator. */
    Stream<Map.Entry<String, JsonNode>> ours() {
        return all().filter(container -> MODULES.contains(container.getKey()));
    }

    static Map<String, String> environment(JsonNode container) {
        return Manifest.texts(container.path("environment"));
    }

    static boolean ends(JsonNode container) {
        return container.path("restart").asText().equals("no");
    }

    /** The files and folders of the project that containers see: {@code ./from:/to:ro}. */
    static Stream<String> mounts(JsonNode container) {
        return Manifest.items(container.path("volumes"))
                .map(volume -> volume.isTextual() ? volume.asText() : shortForm(volume))
                .filter(volume -> volume.startsWith("./"));
    }

    private static String shortForm(JsonNode volume) {
        return volume.path("source").asText() + ":" + volume.path("target").asText()
                + (volume.path("read_only").asBoolean() ? ":ro" : "");
    }

    /** What a container of ours, the broker or the database listens at. */
    Set<Integer> listens(String name) {
        if (MODULES.contains(name)) {
            return Set.of(port(name, "quarkus.http.port", "8080"), port(name, "quarkus.management.port", "9000"));
        }
        return switch (name) {
            case "kafka" -> numbers(environment(containers.get(name)).getOrDefault("KAFKA_LISTENERS", ""));
            case "postgres" -> Set.of(5432);
            case "issuer" -> numbers(lineOf("images/Dockerfile.issuer", "EXPOSE"));
            case "prometheus" -> Set.of(9090);
            case "traces" -> Set.of(4317, 4318, 16686);
            case "grafana" -> Set.of(3000);
            default -> Set.of();
        };
    }

    static int port(String module, String setting, String otherwise) {
        var found = LAST_NUMBER.matcher(Code.settings(module).getOrDefault(setting, otherwise));
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static String lineOf(String file, String word) {
        return Code.read(Code.ROOT.resolve(file))
                .lines()
                .filter(line -> line.startsWith(word))
                .findFirst()
                .orElse("");
    }

    private static Set<Integer> numbers(String text) {
        return Pattern.compile("\\d+")
                .matcher(text)
                .results()
                .map(found -> Integer.valueOf(found.group()))
                .collect(Collectors.toSet());
    }

    static List<String> command(JsonNode healthcheck) {
        return Manifest.strings(healthcheck.path("test"));
    }
}
