package io.qrpay.simulator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An object with known members. Complete before its first use. */
public final class ObjectShape implements Shape {

    private final Map<String, Shape> members = new HashMap<>();
    private final List<String> required = new ArrayList<>();

    ObjectShape() {}

    public ObjectShape required(String name, Shape shape) {
        required.add(name);
        return optional(name, shape);
    }

    public ObjectShape optional(String name, Shape shape) {
        members.put(name, shape);
        return this;
    }

    @Override
    public void check(String path, JsonNode value, Findings findings) {
        if (!value.isObject()) {
            findings.add(path.isEmpty() ? "body" : path, "must be an object");
            return;
        }
        required.stream().filter(name -> !value.has(name)).forEach(name -> findings.add(at(path, name), "is required"));
        value.properties().forEach(member -> checkMember(path, member.getKey(), member.getValue(), findings));
    }

    private void checkMember(String path, String name, JsonNode value, Findings findings) {
        var shape = members.get(name);
        if (shape != null) {
            shape.check(at(path, name), value, findings);
        } else if (findings.rejectsUnknown()) {
            findings.add(at(path, name), "is not a known field");
        }
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
