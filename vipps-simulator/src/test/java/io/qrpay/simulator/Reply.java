package io.qrpay.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

/** An answer as it came over the wire. */
public record Reply(int status, Map<String, String> headers, String text) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Reply of(HttpResponse<String> response) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return new Reply(response.statusCode(), headers, response.body());
    }

    public JsonNode json() {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** The vendor's error code, or "" when the problem has none. */
    public String errorCode() {
        return detail("ErrorCode");
    }

    /** The reason that the problem gives for a field, or "" when it does not name the field. */
    public String detail(String name) {
        return json().path("extraDetails")
                .valueStream()
                .filter(detail -> detail.path("name").asText().equals(name))
                .map(detail -> detail.path("reason").asText())
                .findFirst()
                .orElse("");
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** One of the aggregate's amounts, e.g. {@code captured}. */
    public long aggregate(String name) {
        return json().path("aggregate").path(name + "Amount").path("value").asLong(-1);
    }
}
