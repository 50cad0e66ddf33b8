package io.qrpay.flow;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a template gets at has access generated for it: a binary has no other. */
class TemplateAccessTest {
    /** A member as templates write it: after a dot, a method's name or a property's. */
    private static final Pattern MEMBER = Pattern.compile("\\.(\\w+)");

    private static final Pattern GETTER = Pattern.compile("(?:get|is)(\\p{Upper})(\\w*)");
    private static final String TEMPLATE_DATA = "io.quarkus.qute.TemplateData";
    private static final String CHECKED_TEMPLATE = "io.quarkus.qute.CheckedTemplate";

    @ParameterizedTest
    @ValueSource(strings = {"payment-initiator", "qr-registry", "vipps-simulator"})
    void shouldHaveAccessGeneratedToAllThatTemplatesGetAt(String module) throws IOException {
        // Given
        var members = members(Path.of("..", module, "src", "main", "resources", "templates"));
        var classes = new ClassFileImporter()
                .importPaths(Stream.of("contracts", "problems", "screens", module)
                        .map(name -> Path.of("..", name, "target", "classes"))
                        .toList());

        // When
        var seen = seenByTemplates(classes, members);

        // Then
        assertThat(seen).hasSizeGreaterThan(5);
        assertThat(without(generated(classes), seen)).isEmpty();
    }

    /** What templates are given, what that has, what this has in turn. */
    private static Set<JavaClass> seenByTemplates(JavaClasses classes, Set<String> members) {
        var seen = new LinkedHashSet<JavaClass>();
        var toSee = classes.stream()
                .filter(type -> type.isAnnotatedWith(CHECKED_TEMPLATE))
                .flatMap(templates -> templates.getMethods().stream())
                .filter(template -> template.getModifiers().contains(JavaModifier.NATIVE))
                .flatMap(template -> template.getParameterTypes().stream())
                .flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream())
                .collect(toCollection(ArrayDeque::new));
        while (!toSee.isEmpty()) {
            var type = toSee.pop();
            var had = had(type, members);
            if (type.getName().startsWith("io.qrpay.") && !had.isEmpty() && seen.add(type)) {
                had.forEach(member -> toSee.addAll(member.getAllInvolvedRawTypes()));
            }
        }
        return seen;
    }

    /** What a template may get of it: by name only, so rather too much than too little. */
    private static Set<JavaType> had(JavaClass type, Set<String> members) {
        var methods = type.getMethods().stream()
                .filter(method -> isOfObjects(method.getModifiers()))
                .filter(method -> members.contains(method.getName()) || members.contains(property(method.getName())))
                .map(JavaMethod::getReturnType);
        var fields = type.getFields().stream()
                .filter(field -> isOfObjects(field.getModifiers()))
                .filter(field -> members.contains(field.getName()))
                .map(JavaField::getType);
        return Stream.concat(methods, fields).collect(toSet());
    }

    private static String property(String method) {
        var getter = GETTER.matcher(method);
        return getter.matches() ? getter.group(1).toLowerCase(Locale.ROOT) + getter.group(2) : method;
    }

    private static Set<String> members(Path templates) throws IOException {
        try (var files = Files.walk(templates)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> MEMBER.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .collect(toSet());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfObjects(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC)
                && Stream.of(JavaModifier.STATIC, JavaModifier.SYNTHETIC).noneMatch(modifiers::contains);
    }

    private static Set<String> generated(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getAnnotations().stream())
                .flatMap(annotation -> each(annotation).map(data -> target(annotation, data)))
                .map(JavaClass::getName)
                .collect(toSet());
    }

    private static Stream<JavaAnnotation<?>> each(JavaAnnotation<JavaClass> annotation) {
        return switch (annotation.getRawType().getName()) {
            case TEMPLATE_DATA -> Stream.of(annotation);
            case TEMPLATE_DATA + "$Container" ->
                Stream.of((JavaAnnotation<?>[]) annotation.getExplicitlyDeclaredProperty("value"));
            default -> Stream.empty();
        };
    }

    private static JavaClass target(JavaAnnotation<JavaClass> annotation, JavaAnnotation<?> data) {
        return data.hasExplicitlyDeclaredProperty("target")
                ? (JavaClass) data.getExplicitlyDeclaredProperty("target")
                : annotation.getOwner();
    }

    private static Set<String> without(Set<String> generated, Set<JavaClass> types) {
        return types.stream()
                .map(JavaClass::getName)
                .filter(name -> !generated.contains(name))
                .collect(toSet());
    }
}
