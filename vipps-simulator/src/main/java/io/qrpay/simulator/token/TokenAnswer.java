package io.qrpay.simulator.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Json;
import java.time.Duration;

/** A token as the vendor gives it: every number is a string. */
record TokenAnswer(
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") String expiresIn,
        @JsonProperty("ext_expires_in") String extExpiresIn,
        @JsonProperty("expires_on") String expiresOn,
        @JsonProperty("not_before") String notBefore,
        String resource,
        @JsonProperty("access_token") String accessToken) {

    private static final ObjectWriter WRITER = Json.writerFor(TokenAnswer.class);
    private static final String RESOURCE = "00000002-0000-0000-c000-000000000000";

    static Answer to(Tokens.Grant grant) {
        var life = Duration.between(grant.notBefore(), grant.expiresAt()).toSeconds() - 1;
        var seconds = Long.toString(Math.max(0, life));
        var body = new TokenAnswer(
                "Bearer",
                seconds,
                seconds,
                Long.toString(grant.expiresAt().getEpochSecond()),
                Long.toString(grant.notBefore().getEpochSecond()),
                RESOURCE,
                grant.token());
        return Answer.of(200, "application/json;charset=UTF-8", Json.write(WRITER, body));
    }
}
