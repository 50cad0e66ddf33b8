package io.qrpay.initiator.checkout;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.qrpay.initiator.checkout.CheckoutReading.Rest;
import io.qrpay.initiator.checkout.CheckoutReading.Unreadable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a checkout, from Kafka or REST alike, and names every field that is not as the contract wants it. */
@ApplicationScoped
public class CheckoutReader {
    private static final int LARGEST = 64 * 1024;

    private final ObjectReader strict;
    private final ObjectReader lenient;

    public CheckoutReader(ObjectMapper json) {
        lenient = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        strict = lenient.with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    /**
     * Reads a checkout of at most 64 kB.
     *
     * @param text UTF-8 JSON
     */
    public CheckoutReading read(byte @Nullable [] text) {
        if (text == null || text.length == 0) {
            return unreadable("is empty");
        }
        return text.length > LARGEST ? unreadable("is larger than 64 kB") : NotSupportedYet.refused(parse(text));
    }

    private CheckoutReading parse(byte[] text) {
        try {
            return form(strict.readTree(text), List.of());
        } catch (IOException e) {
            return parseAgain(text, e);
        }
    }

    /** What only the strict reader refuses is a member given twice: it is named with all else that is wrong. */
    private CheckoutReading parseAgain(byte[] text, IOException refusal) {
        try {
            return form(lenient.readTree(text), List.of(new FieldError(pointer(refusal), "is there twice")));
        } catch (IOException e) {
            return unreadable("is not JSON");
        }
    }

    private static CheckoutReading form(JsonNode tree, List<FieldError> errors) {
        return tree.isObject() ? new CheckoutForm(tree, errors).reading() : unreadable("must be a JSON object");
    }

    private static String pointer(IOException refusal) {
        var parser = refusal instanceof JsonProcessingException e ? e.getProcessor() : null;
        return parser instanceof JsonParser p
                ? JsonMembers.printable(p.getParsingContext().pathAsPointer().toString())
                : "/";
    }

    private static Unreadable unreadable(String reason) {
        return new Unreadable(Rest.NOTHING, List.of(new FieldError("/", reason)));
    }
}
