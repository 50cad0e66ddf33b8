package io.qrpay.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A record and its schema say the same: members, which of them must be there, and their kinds, all the way down. */
class RecordsAndSchemasTest {

    @ParameterizedTest
    @EnumSource(Hop.class)
    void shouldAgree(Hop hop) {
        var schema = hop.examples().schema();
        assertAgreement(hop.type, schema, schema);
    }

    private static void assertAgreement(Class<?> record, JsonNode object, JsonNode schema) {
        assertThat(names(object.get("properties"))).as("members of %s", record).isEqualTo(members(record));
        assertThat(texts(object.path("required"))).as("required in %s", record).isEqualTo(required(record));
        for (var component : record.getRecordComponents()) {
            assertAgreement(component, resolved(object.get("properties").get(name(component)), schema), schema);
        }
    }

    private static void assertAgreement(RecordComponent component, JsonNode property, JsonNode schema) {
        assertThat(property.has("type") || property.has("enum"))
                .as("%s says what it is", component)
                .isTrue();
        var type = component.getType();
        if (type.isRecord()) {
            assertAgreement(type, property, schema);
        } else if (type.isEnum()) {
            assertThat(texts(property.get("enum"))).as("%s", component).isEqualTo(constants(type));
        } else if (type == List.class) {
            assertAgreement(elementOf(component), resolved(property.get("items"), schema), schema);
        } else {
            assertThat(kindOf(type)).as("%s", component).contains(kind(property));
        }
    }

    private static Set<String> kindOf(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "long", "Long", "int", "Integer" -> Set.of("integer");
            case "boolean", "Boolean" -> Set.of("boolean");
            case "Instant" -> Set.of("date-time");
            case "Duration" -> Set.of("duration");
            case "String" -> Set.of("string", "enum");
            default -> throw new AssertionError("no JSON kind for " + type);
        };
    }

    private static String kind(JsonNode property) {
        return Optional.ofNullable(property.get("format"))
                .or(() -> Optional.ofNullable(property.get("type")))
                .map(JsonNode::asText)
                .orElse("enum");
    }

    private static JsonNode resolved(JsonNode property, JsonNode schema) {
        return property.has("$ref") ? schema.at(property.get("$ref").asText().substring(1)) : property;
    }

    private static Class<?> elementOf(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    private static Set<String> members(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordsAndSchemasTest::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> required(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordsAndSchemasTest::name)
                .collect(Collectors.toSet());
    }

    private static String name(RecordComponent component) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                .map(JsonProperty::value)
                .orElse(component.getName());
    }

    private static Set<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Objects::toString).collect(Collectors.toSet());
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }
}
