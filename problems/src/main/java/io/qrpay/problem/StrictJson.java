package io.qrpay.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what others send: one JSON object of at most 64 kB, no member of it twice. */
@ApplicationScoped
public class StrictJson {
    private static final int LARGEST = 64 * 1024;

    private final ObjectReader strict;
    private final ObjectReader lenient;

    public StrictJson(ObjectMapper json) {
        lenient = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        strict = lenient.with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    /** An object, with a list that holds what is wrong with it so far and takes more. */
    public record Sent(JsonNode object, List<FieldError> errors) {}

    /**
     * Reads a text.
     *
     * @param text UTF-8 JSON; null and empty alike are none
     * @param form reads the members of the object
     * @param unreadable stands for a text that is no such object
     */
    public <T> T read(byte @Nullable [] text, Function<Sent, T> form, Function<FieldError, T> unreadable) {
        if (text == null || text.length == 0) {
            return unreadable.apply(new FieldError("/", "is empty"));
        }
        return text.length > LARGEST
                ? unreadable.apply(new FieldError("/", "is larger than 64 kB"))
                : parse(text, form, unreadable);
    }

    private <T> T parse(byte[] text, Function<Sent, T> form, Function<FieldError, T> unreadable) {
        try {
            return form(strict.readTree(text), List.of(), form, unreadable);
        } catch (IOException e) {
            return parseAgain(text, e, form, unreadable);
        }
    }

    /** What only the strict reader refuses is a member given twice: it is named with all else that is wrong. */
    private <T> T parseAgain(
            byte[] text, IOException refusal, Function<Sent, T> form, Function<FieldError, T> unreadable) {
        try {
            var twice = List.of(new FieldError(pointer(refusal), "is there twice"));
            return form(lenient.readTree(text), twice, form, unreadable);
        } catch (IOException e) {
            return unreadable.apply(new FieldError("/", "is not JSON"));
        }
    }

    private static <T> T form(
            JsonNode tree, List<FieldError> errors, Function<Sent, T> form, Function<FieldError, T> unreadable) {
        return tree.isObject()
                ? form.apply(new Sent(tree, new ArrayList<>(errors)))
                : unreadable.apply(new FieldError("/", "must be a JSON object"));
    }

    private static String pointer(IOException refusal) {
        var parser = refusal instanceof JsonProcessingException e ? e.getProcessor() : null;
        return parser instanceof JsonParser p
                ? JsonMembers.printable(p.getParsingContext().pathAsPointer().toString())
                : "/";
    }
}
