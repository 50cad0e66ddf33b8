package io.qrpay.simulator.payment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;

/** Finds metadata keys that come twice, which a tree does not show any more. */
final class MetadataKeys {

    private static final JsonFactory JSON = new JsonFactory();

    private MetadataKeys() {}

    /** @param body JSON that was read before */
    static boolean repeatIn(byte[] body) {
        try (var parser = JSON.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var isMetadata = parser.currentName().equals("metadata");
                var value = parser.nextToken();
                if (isMetadata && value == JsonToken.START_OBJECT && repeatIn(parser)) {
                    return true;
                }
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("JSON that could be read before", e);
        }
    }

    private static boolean repeatIn(JsonParser metadata) throws IOException {
        var keys = new HashSet<String>();
        while (metadata.nextToken() == JsonToken.FIELD_NAME) {
            if (!keys.add(metadata.currentName())) {
                return true;
            }
            metadata.nextToken();
        }
        return false;
    }
}
