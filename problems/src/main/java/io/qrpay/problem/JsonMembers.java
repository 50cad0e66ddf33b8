package io.qrpay.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The members of one JSON object, taken out one by one; what is wrong or left over is added to the errors. */
public final class JsonMembers {
    private static final int LONGEST_NAME = 40;

    private final JsonNode object;
    private final String path;
    private final List<FieldError> errors;
    private final Set<String> untaken = new LinkedHashSet<>();

    public JsonMembers(JsonNode object, String path, List<FieldError> errors) {
        this.object = object;
        this.path = path;
        this.errors = errors;
        object.fieldNames().forEachRemaining(untaken::add);
    }

    public <T> @Nullable T text(String name, Necessity necessity, Rule<T> rule) {
        var value = take(name, necessity);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            return wrong(name, "must be a string");
        }
        var read = rule.reading().apply(value.textValue());
        return read == null ? wrong(name, rule.demand()) : read;
    }

    /** A whole number; JSON's {@code 1.0} and {@code 1e2} are none. */
    public @Nullable Long number(String name, Necessity necessity, long least, long most) {
        var value = take(name, necessity);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            return wrong(name, "must be a whole number");
        }
        var inRange = value.canConvertToLong() && value.longValue() >= least && value.longValue() <= most;
        return inRange ? (Long) value.longValue() : wrong(name, "must be from " + least + " to " + most);
    }

    public @Nullable JsonMembers object(String name, Necessity necessity) {
        var value = take(name, necessity);
        return value == null ? null : object(name, value);
    }

    private @Nullable JsonMembers object(String name, JsonNode value) {
        return value.isObject() ? new JsonMembers(value, path + "/" + name, errors) : wrong(name, "must be an object");
    }

    public @Nullable Boolean flag(String name, Necessity necessity) {
        var value = take(name, necessity);
        if (value != null && !value.isBoolean()) {
            return wrong(name, "must be true or false");
        }
        return value == null ? null : (Boolean) value.booleanValue();
    }

    /** The objects of an array, 1 to so many; none of them when it is no such array. */
    public List<JsonMembers> objects(String name, Necessity necessity, int most) {
        var value = take(name, necessity);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.isEmpty() || value.size() > most) {
            wrong(name, "must be an array of 1 to " + most);
            return List.of();
        }
        return IntStream.range(0, value.size())
                .mapToObj(i -> object(name + "/" + i, value.get(i)))
                .filter(Objects::nonNull)
                .toList();
    }

    public boolean has(String name) {
        return object.has(name);
    }

    public int count() {
        return object.size();
    }

    /** Whether nothing was found to be wrong with this object so far, at any depth. */
    public boolean areRight() {
        return errors.stream().noneMatch(error -> error.name().startsWith(path + "/"));
    }

    public <T> @Nullable T wrongAsAWhole(String reason) {
        errors.add(new FieldError(path, reason));
        return null;
    }

    public <T> @Nullable T wrong(String name, String reason) {
        errors.add(new FieldError(path + "/" + printable(name), reason));
        return null;
    }

    /** Says of every member that nobody took that it is unknown. */
    public void refuseTheRest() {
        untaken.forEach(name -> wrong(name, "is not a known field"));
    }

    private @Nullable JsonNode take(String name, Necessity necessity) {
        untaken.remove(name);
        var value = object.get(name);
        if (value == null) {
            return necessity == Necessity.REQUIRED ? wrong(name, "is missing") : null;
        }
        return value.isNull() ? wrong(name, "must not be null") : value;
    }

    /** Names come from outside: short, and without anything that a log or a terminal could trip over. */
    static String printable(String name) {
        var cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name;
        return cut.replaceAll("[^A-Za-z0-9._/-]", "?");
    }

    public enum Necessity {
        REQUIRED,
        OPTIONAL
    }
}
