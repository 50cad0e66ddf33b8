package io.qrpay.simulator.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** How the login server behind the vendor's token call says no: a form of its own. */
record LoginError(
        String error,
        @JsonProperty("error_description") String description,
        @JsonProperty("error_codes") List<Integer> codes,
        String timestamp,
        @JsonProperty("trace_id") String traceId,
        @JsonProperty("correlation_id") String correlationId,
        @JsonProperty("error_uri") String uri) {

    private static final ObjectWriter WRITER = Json.writerFor(LoginError.class);

    static Answer unknownClient() {
        return answer(400, "unauthorized_client", "No application has this client id.", 700016);
    }

    static Answer wrongSecret() {
        return answer(401, "invalid_client", "The client secret is not that of this client id.", 7000215);
    }

    private static Answer answer(int status, String error, String description, int code) {
        var body = new LoginError(
                error,
                description,
                List.of(code),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                "https://login.example/error?code=" + code);
        return Answer.json(status, Json.write(WRITER, body));
    }
}
