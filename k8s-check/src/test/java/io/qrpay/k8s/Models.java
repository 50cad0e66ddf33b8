package io.qrpay.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.annotations.SerializedName;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Kubernetes' own kinds: the generated models know each field, its type, and whether it must be there. */
final class Models {
    private static final String PACKAGE = "io.kubernetes.client.openapi.models.";
    private static final Pattern OWN =
            Pattern.compile("(?:(?:[a-z]+|[a-z.]+\\.k8s\\.io)/)?(v\\d+(?:(?:alpha|beta)\\d+)?)");
    private static final Pattern QUANTITY = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?(m|k|M|G|T|P|E|[KMGTPE]i)?");

    private Models() {}

    static Optional<Class<?>> of(String apiVersion, String kind) {
        var version = OWN.matcher(apiVersion);
        if (!version.matches()) {
            return Optional.empty();
        }
        var name = version.group(1).substring(0, 1).toUpperCase(Locale.ROOT)
                + version.group(1).substring(1)
                + kind;
        try {
            return Optional.of(Class.forName(PACKAGE + name));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    static List<String> violations(JsonNode json, Class<?> model) {
        var found = new ArrayList<String>();
        checkModel("$", json, model, found);
        return found;
    }

    static List<String> metadataViolations(JsonNode metadata) {
        var found = new ArrayList<String>();
        checkModel("$.metadata", metadata, V1ObjectMeta.class, found);
        return found;
    }

    private static void checkModel(String path, JsonNode json, Class<?> model, List<String> found) {
        if (!json.isObject()) {
            found.add(path + ": must be an object");
            return;
        }
        var fields = fields(model);
        json.properties().forEach(member -> {
            var field = fields.get(member.getKey());
            if (field == null) {
                found.add(path + "." + member.getKey() + ": is unknown");
            } else {
                check(path + "." + member.getKey(), member.getValue(), field.getGenericType(), found);
            }
        });
        required(model).stream()
                .filter(name -> !json.has(name))
                .forEach(name -> found.add(path + "." + name + ": is missing"));
    }

    private static void check(String path, JsonNode json, Type type, List<String> found) {
        if (type instanceof ParameterizedType generic) {
            checkMany(path, json, generic, found);
        } else if (type instanceof Class<?> model && model.getName().startsWith(PACKAGE)) {
            checkModel(path, json, model, found);
        } else if (!isValue(json, (Class<?>) type)) {
            found.add(path + ": must be " + ((Class<?>) type).getSimpleName() + ", is " + json);
        }
    }

    private static void checkMany(String path, JsonNode json, ParameterizedType type, List<String> found) {
        var arguments = type.getActualTypeArguments();
        if (arguments.length == 1 && json.isArray()) {
            for (int i = 0; i < json.size(); i++) {
                check(path + "[" + i + "]", json.get(i), arguments[0], found);
            }
        } else if (arguments.length == 2 && json.isObject()) {
            json.properties()
                    .forEach(member -> check(path + "." + member.getKey(), member.getValue(), arguments[1], found));
        } else {
            found.add(path + ": must be " + (arguments.length == 1 ? "a list" : "an object"));
        }
    }

    private static boolean isValue(JsonNode json, Class<?> type) {
        if (type == String.class || type == OffsetDateTime.class || type == byte[].class) {
            return json.isTextual();
        }
        if (type == Integer.class || type == Long.class) {
            return json.isIntegralNumber();
        }
        if (type == Boolean.class) {
            return json.isBoolean();
        }
        if (type == IntOrString.class) {
            return json.isIntegralNumber() || json.isTextual();
        }
        if (type == Quantity.class) {
            return json.isNumber()
                    || (json.isTextual() && QUANTITY.matcher(json.asText()).matches());
        }
        return type == Object.class || (json.isNumber() && Number.class.isAssignableFrom(type));
    }

    private static Map<String, Field> fields(Class<?> model) {
        return Arrays.stream(model.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(SerializedName.class))
                .collect(Collectors.toMap(
                        field -> field.getAnnotation(SerializedName.class).value(), field -> field));
    }

    @SuppressWarnings("unchecked")
    private static Set<String> required(Class<?> model) {
        try {
            return (Set<String>) model.getField("openapiRequiredFields").get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
