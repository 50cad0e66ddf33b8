package io.qrpay.registry.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qrpay.contracts.qr.QrKind;
import io.qrpay.registry.code.QrView;
import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What somebody filled in, field by field; whether it is a good code is for its reader to say. */
@TemplateData
record Filled(Map<Field, String> texts) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    static Filled in(MultivaluedMap<String, String> form) {
        var texts = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            var sent = form.getFirst(field.member());
            texts.put(field, sent == null ? "" : sent.strip());
        }
        return new Filled(texts);
    }

    static Filled as(QrView code) {
        var texts = new EnumMap<Field, String>(Field.class);
        Arrays.stream(Field.values()).forEach(field -> texts.put(field, field.of(code)));
        return new Filled(texts);
    }

    String text(Field field) {
        return texts.getOrDefault(field, "");
    }

    /** A new code as a program would ask for it. */
    byte[] toCreate(QrKind kind) {
        var wish = object(Field.of(kind, true)).put(Field.KIND.member(), kind.name());
        return wish.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Another wish for a code, as a program would send it. */
    byte[] toChange(QrKind kind) {
        return object(Field.of(kind, false)).toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode object(List<Field> fields) {
        var object = JsonNodeFactory.instance.objectNode();
        for (var field : fields) {
            var text = text(field);
            if (field == Field.TTL && NUMBER.matcher(text).matches()) {
                object.put(field.member(), Long.parseLong(text));
            } else if (!text.isEmpty()) {
                object.put(field.member(), text);
            }
        }
        return object;
    }
}
