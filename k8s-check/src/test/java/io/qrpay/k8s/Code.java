package io.qrpay.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the services' sources and contracts say of themselves. */
final class Code {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final List<String> SERVICES =
            List.of("payment-initiator", "webhook-ingress", "capture-worker", "qr-registry");

    private static final Pattern PUBLIC_PATH = Pattern.compile("(?:@Path\\(|\\.(?:route|post|path)\\()\"(/v1/[a-z-]+)");
    private static final Pattern ROUTE = Pattern.compile("\"(/v1/[a-z-]+)");
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>.*?</dependency>");
    private static final Pattern OURS =
            Pattern.compile("<groupId>io\\.qrpay</groupId>\\s*<artifactId>([a-z-]+)</artifactId>");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^:}]+)(?::([^}]*))?}");

    private Code() {}

    static Map<String, String> settings(String service) {
        var settings = new Properties();
        var file = ROOT.resolve(service).resolve("src/main/resources/application.properties");
        try (var in = Files.newInputStream(file)) {
            settings.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var told = new TreeMap<String, String>();
        settings.stringPropertyNames().forEach(name -> told.put(name, settings.getProperty(name)));
        told.replaceAll((name, value) -> expanded(value, told));
        return told;
    }

    /** With what other settings of the service say; what is known only at run time stays as it is. */
    private static String expanded(String value, Map<String, String> settings) {
        return EXPRESSION
                .matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(settings.getOrDefault(found.group(1), found.group())));
    }

    /** The topics of the contracts, by name, with their bindings. */
    static Map<String, JsonNode> topics() {
        return asyncapi().path("channels").properties().stream()
                .map(channel -> channel.getValue().at("/bindings/kafka"))
                .collect(Collectors.toMap(kafka -> kafka.path("topic").asText(), Function.identity()));
    }

    /** The topics that the contracts let a service write ({@code send}) or read ({@code receive}). */
    static Set<String> topicsOf(String service, String action) {
        var contracts = asyncapi();
        return contracts.path("operations").properties().stream()
                .map(Map.Entry::getValue)
                .filter(operation -> operation.path("action").asText().equals(action))
                .filter(operation -> operation.at("/tags/0/name").asText().equals(service))
                .map(operation -> operation.at("/channel/$ref").asText().substring(1))
                .map(channel -> contracts.at(channel).path("address").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode asyncapi() {
        try {
            return new YAMLMapper()
                    .readTree(ROOT.resolve("contracts/asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean hasDatabase(String service) {
        return settings(service).containsKey("quarkus.datasource.db-kind");
    }

    /** The first two steps of the paths under which a service is called, {@code /v1/stores}. */
    static Set<String> publicPaths(String service) {
        return sources(service)
                .map(Code::read)
                .filter(source -> PUBLIC_PATH.matcher(source).find() || source.contains("Router"))
                .flatMap(source -> ROUTE.matcher(source).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The modules that end up in a service, itself among them. */
    static Set<String> modules(String service) {
        var found = new TreeSet<String>();
        collect(service, found);
        return found;
    }

    private static void collect(String module, Set<String> found) {
        if (found.add(module)) {
            DEPENDENCY
                    .matcher(read(ROOT.resolve(module).resolve("pom.xml")))
                    .results()
                    .map(MatchResult::group)
                    .filter(dependency -> !dependency.contains("<scope>test</scope>"))
                    .flatMap(dependency -> OURS.matcher(dependency).results())
                    .forEach(dependency -> collect(dependency.group(1), found));
        }
    }

    static Stream<Path> sources(String module) {
        try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
