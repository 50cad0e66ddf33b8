package io.qrpay.simulator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a JSON value must look like. Built once, used for every body. */
@FunctionalInterface
public interface Shape {

    /** Reports what is wrong with the value at the path. */
    void check(String path, JsonNode value, Findings findings);

    static Shape text() {
        return (path, value, findings) -> {
            if (!value.isTextual()) {
                findings.add(path, "must be a string");
            }
        };
    }

    /** A string of so many characters. */
    static Shape text(int least, int most) {
        return text().and((path, value, findings) -> {
            var length = value.textValue().length();
            if (length < least || length > most) {
                findings.add(path, "must have %d to %d characters".formatted(least, most));
            }
        });
    }

    static Shape matching(String regex) {
        var pattern = Pattern.compile(regex);
        return text().and((path, value, findings) -> {
            if (!pattern.matcher(value.textValue()).find()) {
                findings.add(path, "must match " + regex);
            }
        });
    }

    static Shape oneOf(String... texts) {
        var allowed = new TreeSet<>(Set.of(texts));
        return text().and((path, value, findings) -> {
            if (!allowed.contains(value.textValue())) {
                findings.add(path, "must be one of " + String.join(", ", allowed));
            }
        });
    }

    /** An integer of the range; a number with a fraction, even {@code 1.0}, is none. */
    static Shape whole(long least, long most) {
        return (path, value, findings) -> {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                findings.add(path, "must be an integer");
            } else if (value.longValue() < least || value.longValue() > most) {
                findings.add(path, "must be from %d to %d".formatted(least, most));
            }
        };
    }

    static Shape whole() {
        return whole(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    static Shape flag() {
        return (path, value, findings) -> {
            if (!value.isBoolean()) {
                findings.add(path, "must be true or false");
            }
        };
    }

    /** An array with at least so many items. */
    static Shape list(Shape item, int least) {
        return (path, value, findings) -> {
            if (!value.isArray()) {
                findings.add(path, "must be an array");
            } else if (value.size() < least) {
                findings.add(path, "must have at least %d items".formatted(least));
            } else {
                for (var i = 0; i < value.size(); i++) {
                    item.check("%s[%d]".formatted(path, i), value.get(i), findings);
                }
            }
        };
    }

    /** An object whose members, whatever their names, have one shape. */
    static Shape map(Shape member) {
        return (path, value, findings) -> {
            if (!value.isObject()) {
                findings.add(path, "must be an object");
            } else {
                value.properties()
                        .forEach(entry -> member.check(path + "." + entry.getKey(), entry.getValue(), findings));
            }
        };
    }

    static ObjectShape object() {
        return new ObjectShape();
    }

    /** This shape, or null. */
    default Shape orNull() {
        return (path, value, findings) -> {
            if (!value.isNull()) {
                check(path, value, findings);
            }
        };
    }

    /** This shape, and where it holds the other one too. */
    default Shape and(Shape other) {
        return (path, value, findings) -> {
            var before = findings.details().size();
            check(path, value, findings);
            if (findings.details().size() == before) {
                other.check(path, value, findings);
            }
        };
    }
}
