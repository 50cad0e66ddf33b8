package io.qrpay.simulator.answer;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One complete answer of the vendor, its body already written.
 *
 * @param contentType empty when there is no body
 */
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {

    private static final byte[] NO_BODY = {};

    /** Reading a content type costs more than writing most bodies; there are a handful of them. */
    private static final Map<String, MediaType> CONTENT_TYPES = new ConcurrentHashMap<>();

    public static Answer json(int status, byte[] body) {
        return of(status, "application/json", body);
    }

    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, contentType, body, Map.of());
    }

    public static Answer empty(int status) {
        return of(status, "", NO_BODY);
    }

    public Answer with(String header, String value) {
        return new Answer(status, contentType, body, Map.of(header, value));
    }

    public Response toResponse() {
        var response = Response.status(status);
        headers.forEach(response::header);
        return contentType.isEmpty()
                ? response.build()
                : response.type(CONTENT_TYPES.computeIfAbsent(contentType, MediaType::valueOf))
                        .entity(body)
                        .build();
    }
}
