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
    private static final Pattern PAGE =
            Pattern.compile("(?m)(?:^@Path\\(|static final String PATH = )\"(/(?!v1/)[a-z-]+)");
    private static final Pattern FOR_EVERYBODY = Pattern.compile("(?m)^@PermitAll");
    private static final String OF_SCREENS = "src/main/resources/META-INF/resources";
    private static final Path SIGN_IN =
            ROOT.resolve("access/src/main/resources/META-INF/microprofile-config.properties");
    private static final List<String> SIGN_IN_PATHS =
            List.of("authentication.redirect-path", "logout.path", "logout.post-logout-path");
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>.*?</dependency>");
    private static final Pattern OURS =
            Pattern.compile("<groupId>io\\.qrpay</groupId>\\s*<artifactId>([a-z-]+)</artifactId>");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^:}]+)(?::([^}]*))?}");

    private Code() {}

    static Map<String, String> settings(String service) {
        var told = properties(ROOT.resolve(service).resolve("src/main/resources/application.properties"));
        told.replaceAll((name, value) -> expanded(value, told));
        return told;
    }

    private static Map<String, String> properties(Path file) {
        var settings = new Properties();
        try (var in = Files.newInputStream(file)) {
            settings.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var told = new TreeMap<String, String>();
        settings.stringPropertyNames().forEach(name -> told.put(name, settings.getProperty(name)));
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

    /** The paths under which a service is called, by programs and by people. */
    static Set<String> publicPaths(String service) {
        return Stream.of(routes(service), pages(service))
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first two steps of the paths of a service's API, {@code /v1/stores}. */
    static Set<String> routes(String service) {
        return sources(service)
                .map(Code::read)
                .filter(source -> PUBLIC_PATH.matcher(source).find() || source.contains("Router"))
                .flatMap(source -> ROUTE.matcher(source).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first steps of the paths of a service's pages, of what they are made with and of the sign-in. */
    static Set<String> pages(String service) {
        if (!modules(service).contains("screens")) {
            return Set.of();
        }
        var ofPages = sources(service)
                .map(Code::read)
                .flatMap(source -> PAGE.matcher(source).results())
                .map(found -> found.group(1));
        var ofSignIn = SIGN_IN_PATHS.stream().map(name -> properties(SIGN_IN).get("quarkus.oidc.people." + name));
        return Stream.of(ofPages, ofSignIn, folders(ROOT.resolve("screens").resolve(OF_SCREENS)))
                .flatMap(paths -> paths)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What of a service's API its pages show, without a token: pictures of codes, and how a sheet looks. */
    static Set<String> shownOnPages(String service) {
        var pictures = sources(service)
                .map(Code::read)
                .filter(source -> FOR_EVERYBODY.matcher(source).find())
                .flatMap(source -> ROUTE.matcher(source).results())
                .map(found -> found.group(1));
        var looks =
                folders(ROOT.resolve(service).resolve(OF_SCREENS).resolve("v1")).map(name -> "/v1" + name);
        return Stream.concat(pictures, looks).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return Stream.empty();
        }
        try (var children = Files.list(parent)) {
            return children.filter(Files::isDirectory).map(child -> "/" + child.getFileName()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
