package io.qrpay.flow;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every setting of qrpay's own with its default and its meaning, read from the interfaces that the services read them by. */
final class ConfigurationReference {
    private static final String HEAD = """
            # Configuration

            Every setting of qrpay's own, by the service that reads it. Set one as an environment variable: upper case, each other character an underscore
            (`qrpay.till.in-flight` is `QRPAY_TILL_IN_FLIGHT`). Durations are ISO-8601 (`PT5S`) or short (`5s`), sizes `64K` or `2M`. A service that lacks a setting
            without a default, or has one that cannot be read, does not start and names it. Secrets come from the environment or from files that
            `SMALLRYE_CONFIG_LOCATIONS` names, never from the image.

            What comes from Quarkus (`quarkus.oidc.*`, `quarkus.datasource.*`, `kafka.*`, ports) keeps its name; each service's `application.properties` says which
            of it is set and why.
            """;
    private static final List<Part> PARTS = List.of(
            new Part("Every service that calls Vipps", "vipps-client", Optional.empty()),
            new Part("Every service that reads Kafka", "dead-letters", Optional.empty()),
            new Part("Services with a REST API", "access", Optional.empty()),
            new Part("payment-initiator, webhook-ingress and capture-worker", "tracing", Optional.empty()),
            new Part("payment-initiator", "payment-initiator", Optional.of("payment-initiator")),
            new Part("webhook-ingress", "webhook-ingress", Optional.of("webhook-ingress")),
            new Part("capture-worker", "capture-worker", Optional.of("capture-worker")),
            new Part("qr-registry", "qr-registry", Optional.of("qr-registry")));

    private final Sources sources = new Sources();

    private record Part(String title, String module, Optional<String> service) {}

    private record Setting(String key, String type, String standard, String meaning) {
        String row() {
            return "| `%s` | %s | %s | %s |".formatted(key, type, standard, meaning);
        }
    }

    /** The page as it should be. */
    String page() {
        return PARTS.stream().map(this::section).collect(Collectors.joining("\n", HEAD + "\n", ""));
    }

    /** The modules that it looks into. */
    static Set<String> modules() {
        return PARTS.stream().map(Part::module).collect(Collectors.toSet());
    }

    private String section(Part part) {
        var set = part.service().map(ConfigurationReference::properties).orElseGet(Properties::new);
        return Sources.of(part.module(), "Config.java")
                .flatMap(file -> settings(file, set))
                .sorted(Comparator.comparing(Setting::key))
                .map(Setting::row)
                .collect(Collectors.joining(
                        "\n",
                        "## " + part.title() + "\n\n| setting | type | default | what it says |\n|---|---|---|---|\n",
                        "\n"));
    }

    private static Properties properties(String service) {
        var read = new Properties();
        try (var in = Files.newInputStream(
                Sources.PROJECT.resolve(service).resolve("src/main/resources/application.properties"))) {
            read.load(in);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Setting> settings(Path file, Properties set) {
        var source = sources.parse(file);
        return source.findAll(ClassOrInterfaceDeclaration.class).stream()
                .flatMap(type -> type.getAnnotationByName("ConfigMapping").stream()
                        .flatMap(mapping -> settings(source, type, argument(mapping, "prefix"), set)));
    }

    private Stream<Setting> settings(
            CompilationUnit source, ClassOrInterfaceDeclaration group, String prefix, Properties set) {
        return methods(source, group).stream().flatMap(method -> {
            var key = prefix + "." + kebab(method);
            return inner(source, method)
                    .map(inner -> settings(source, inner, key, set))
                    .orElseGet(() -> Stream.of(setting(source, method, key, set)));
        });
    }

    private static List<MethodDeclaration> methods(CompilationUnit source, ClassOrInterfaceDeclaration group) {
        var all = new ArrayList<MethodDeclaration>();
        group.getExtendedTypes().stream()
                .map(above -> named(source, above.getNameAsString()))
                .flatMap(Optional::stream)
                .forEach(above -> all.addAll(methods(source, above)));
        group.getMethods().stream()
                .filter(method -> method.getBody().isEmpty())
                .forEach(method -> override(all, method));
        return all;
    }

    /** What says nothing of itself means what it overrides. */
    private static void override(List<MethodDeclaration> all, MethodDeclaration method) {
        all.stream()
                .filter(other -> other.getNameAsString().equals(method.getNameAsString()))
                .findFirst()
                .ifPresent(overridden -> {
                    if (method.getJavadoc().isEmpty()) {
                        overridden.getJavadoc().ifPresent(method::setJavadocComment);
                    }
                    all.remove(overridden);
                });
        all.add(method);
    }

    private static Optional<ClassOrInterfaceDeclaration> inner(CompilationUnit source, MethodDeclaration method) {
        return named(source, method.getTypeAsString());
    }

    private static Optional<ClassOrInterfaceDeclaration> named(CompilationUnit source, String name) {
        return source.findFirst(
                ClassOrInterfaceDeclaration.class,
                type -> type.getNameAsString().equals(name));
    }

    private static Setting setting(CompilationUnit source, MethodDeclaration method, String key, Properties set) {
        return new Setting(key, type(source, method), standard(method, key, set), meaning(method));
    }

    private static String type(CompilationUnit source, MethodDeclaration method) {
        var type = method.getTypeAsString();
        return source.findFirst(
                        EnumDeclaration.class, found -> found.getNameAsString().equals(type))
                .map(found -> found.getEntries().stream()
                        .map(NodeWithSimpleName::getNameAsString)
                        .collect(Collectors.joining(", ")))
                .orElse(type.replaceAll("Optional<(.*)>", "$1"));
    }

    private static String standard(MethodDeclaration method, String key, Properties set) {
        if (set.containsKey(key)) {
            return "`" + set.getProperty(key).replaceAll("\\s+", " ") + "`";
        }
        var isOptional = method.getTypeAsString().startsWith("Optional");
        return method.getAnnotationByName("WithDefault")
                .map(annotation -> "`" + argument(annotation, "value") + "`")
                .orElse(isOptional ? "none" : "**needed**");
    }

    private static String meaning(MethodDeclaration method) {
        return method.getJavadoc()
                .orElseThrow(() -> new IllegalStateException(method.getNameAsString() + " has no Javadoc"))
                .getDescription()
                .toText()
                .replaceAll("\\{@(?:code|value) ([^}]*)}", "`$1`")
                .replaceAll("\\{@link #?([^}]*)}", "$1")
                .replaceAll("<[^>]+>", "")
                .replace("|", "\\|")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String kebab(MethodDeclaration method) {
        return method.getAnnotationByName("WithName")
                .map(annotation -> argument(annotation, "value"))
                .orElseGet(() -> method.getNameAsString()
                        .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                        .toLowerCase(Locale.ROOT));
    }

    private static String argument(AnnotationExpr annotation, String name) {
        return annotation
                .toSingleMemberAnnotationExpr()
                .map(single -> single.getMemberValue())
                .or(() -> annotation
                        .toNormalAnnotationExpr()
                        .flatMap(normal -> normal.getPairs().stream()
                                .filter(pair -> pair.getNameAsString().equals(name))
                                .map(pair -> pair.getValue())
                                .findFirst()))
                .flatMap(Expression::toStringLiteralExpr)
                .orElseThrow(() -> new IllegalStateException(annotation + " says no " + name))
                .asString();
    }
}
