package io.qrpay.vipps.scripted;

import io.vertx.core.http.HttpServerRequest;
import java.util.Map;

/** How one request is answered. */
@FunctionalInterface
public interface Script {
    void answer(HttpServerRequest request);

    static Script json(int status, String body) {
        return answer(status, body, Map.of("Content-Type", "application/json"));
    }

    static Script problem(int status, String body) {
        return answer(status, body, Map.of("Content-Type", "application/problem+json"));
    }

    /** A problem of the API with its error code. */
    static Script code(int status, String code) {
        return problem(status, """
                {"type":"https://httpstatuses.io/%d","title":"Not possible","status":%d,"traceId":"00-4b-01",
                 "detail":"something about 4791234567","instance":"/v1/payments",
                 "extraDetails":[{"name":"ErrorCode","reason":"%s"}]}""".formatted(status, status, code));
    }

    static Script gateway(int status, String message) {
        return json(status, "{\"statusCode\":%d,\"message\":\"%s\"}".formatted(status, message));
    }

    static Script empty(int status) {
        return answer(status, "", Map.of());
    }

    static Script answer(int status, String body, Map<String, String> headers) {
        return request -> {
            var response = request.response().setStatusCode(status);
            headers.forEach(response::putHeader);
            response.end(body);
        };
    }

    /** The connection ends without an answer; whatever was asked may have been done. */
    static Script drop() {
        return request -> request.connection().close();
    }

    /** Nothing, ever. */
    static Script silence() {
        return request -> {};
    }
}
