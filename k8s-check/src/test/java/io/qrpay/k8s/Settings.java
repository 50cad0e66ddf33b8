package io.qrpay.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Which environment variables a service understands while it runs, and which it cannot do without. */
final class Settings {
    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final Set<String> OF_QUARKUS = ofQuarkus();
    private static final Set<String> OF_KAFKA = ofKafka();

    private static final Map<String, Settings> READ = new HashMap<>();

    private final Set<String> known = new TreeSet<>();
    private final Set<String> required = new TreeSet<>();

    private Settings(String service) {
        Code.modules(service).stream().flatMap(Code::sources).forEach(this::readMappings);
        Code.settings(service).keySet().stream().map(Settings::variable).forEach(required::remove);
    }

    static synchronized Settings of(String service) {
        return READ.computeIfAbsent(service, Settings::new);
    }

    boolean understands(String variable) {
        return known.contains(variable) || OF_QUARKUS.contains(variable) || OF_KAFKA.contains(variable);
    }

    /** Of our own settings those without a default. */
    Set<String> required() {
        return required;
    }

    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Only what can still be set when a service runs: what was fixed by its build would be ignored. */
    private static Set<String> ofQuarkus() {
        try {
            var found = new HashSet<String>();
            for (URL model : Collections.list(Settings.class.getClassLoader().getResources(MODEL))) {
                collect(new ObjectMapper().readTree(model), found);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, Set<String> found) {
        if (node.path("phase").asText().equals("RUN_TIME")) {
            found.add(node.at("/path/environmentVariable").asText());
        }
        node.forEach(child -> collect(child, found));
    }

    private static Set<String> ofKafka() {
        return Stream.of(ConsumerConfig.configNames(), ProducerConfig.configNames())
                .flatMap(Set::stream)
                .map(name -> variable("kafka." + name))
                .collect(Collectors.toSet());
    }

    private void readMappings(Path source) {
        if (!Code.read(source).contains("@ConfigMapping")) {
            return;
        }
        for (var type : types(source)) {
            annotation(type.getModifiers().getAnnotations(), "ConfigMapping")
                    .map(mapping -> argument(mapping, "prefix"))
                    .ifPresent(prefix -> readGroup(prefix, type, nested(type), new HashSet<>()));
        }
    }

    private void readGroup(String prefix, ClassTree group, Map<String, ClassTree> groups, Set<String> told) {
        for (var member : group.getMembers()) {
            if (member instanceof MethodTree method) {
                var name = prefix + "." + kebab(method.getName().toString());
                if (told.add(name)) {
                    readMember(name, method, groups);
                }
            }
        }
        for (var parent : group.getImplementsClause()) {
            readGroup(prefix, groups.get(parent.toString()), groups, told);
        }
    }

    private void readMember(String name, MethodTree method, Map<String, ClassTree> groups) {
        var type = method.getReturnType().toString();
        var group = groups.get(type);
        if (group != null && group.getKind() == Tree.Kind.INTERFACE) {
            readGroup(name, group, groups, new HashSet<>());
            return;
        }
        known.add(variable(name));
        if (annotation(method.getModifiers().getAnnotations(), "WithDefault").isEmpty()
                && !type.startsWith("Optional")
                && !type.startsWith("Map")) {
            required.add(variable(name));
        }
    }

    private static Map<String, ClassTree> nested(ClassTree type) {
        var found = new HashMap<String, ClassTree>();
        for (var member : type.getMembers()) {
            if (member instanceof ClassTree inner) {
                found.put(inner.getSimpleName().toString(), inner);
                found.putAll(nested(inner));
            }
        }
        return found;
    }

    private static List<ClassTree> types(Path source) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
            return task.parse().iterator().next().getTypeDecls().stream()
                    .filter(ClassTree.class::isInstance)
                    .map(ClassTree.class::cast)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<? extends AnnotationTree> annotation(List<? extends AnnotationTree> all, String name) {
        return all.stream()
                .filter(one -> one.getAnnotationType().toString().equals(name))
                .findFirst();
    }

    private static String argument(AnnotationTree annotation, String name) {
        return annotation.getArguments().stream()
                .map(AssignmentTree.class::cast)
                .filter(given -> given.getVariable().toString().equals(name))
                .map(AssignmentTree::getExpression)
                .map(Settings::text)
                .findFirst()
                .orElseThrow();
    }

    private static String text(ExpressionTree literal) {
        return ((LiteralTree) literal).getValue().toString();
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
