package io.qrpay.vipps.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.qrpay.vipps.Problem;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a failed call says: a problem with {@code extraDetails}, or with {@code invalidParams} by the QR API, the
 * gateway's {@code {statusCode, message}}, the eCom API's list of errors, the token endpoint's {@code {error}}, nothing at
 * all, or something that is not JSON. The status is always that of HTTP.
 */
final class FailureReading {
    private static final ObjectReader TREE = VippsJson.readerFor(JsonNode.class);
    private static final String ERROR_CODE = "ErrorCode";

    private FailureReading() {}

    static Answer.Failure read(int status, Buffer body, @Nullable Duration retryAfter) {
        var json = VippsJson.<JsonNode>read(TREE, body).orElse(MissingNode.getInstance());
        if (json.isArray()) {
            return new Answer.Failure(ofEcom(status, json.path(0)), false, retryAfter);
        }
        boolean byGateway = json.has("statusCode");
        return new Answer.Failure(byGateway ? ofGateway(status, json) : ofApi(status, json), byGateway, retryAfter);
    }

    private static Problem ofEcom(int status, JsonNode first) {
        return new Problem(
                status,
                text(first, "errorCode"),
                text(first, "errorGroup"),
                text(first, "errorMessage"),
                null,
                List.of());
    }

    private static Problem ofGateway(int status, JsonNode json) {
        return new Problem(status, null, text(json, "message"), null, null, List.of());
    }

    private static Problem ofApi(int status, JsonNode json) {
        var details = details(json.path(json.has("invalidParams") ? "invalidParams" : "extraDetails"));
        return new Problem(
                status,
                errorCode(details),
                json.has("title") ? text(json, "title") : text(json, "error"),
                text(json, "detail"),
                text(json, "traceId"),
                details.stream().filter(detail -> !isErrorCode(detail)).toList());
    }

    private static List<Problem.Field> details(JsonNode extraDetails) {
        return StreamSupport.stream(extraDetails.spliterator(), false)
                .filter(detail -> detail.hasNonNull("name"))
                .map(detail -> new Problem.Field(
                        detail.path("name").asText(), detail.path("reason").asText()))
                .toList();
    }

    private static @Nullable String errorCode(List<Problem.Field> details) {
        return details.stream()
                .filter(FailureReading::isErrorCode)
                .map(Problem.Field::reason)
                .findFirst()
                .orElse(null);
    }

    private static boolean isErrorCode(Problem.Field detail) {
        return ERROR_CODE.equalsIgnoreCase(detail.name());
    }

    private static @Nullable String text(JsonNode json, String member) {
        var value = json.path(member);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }
}
