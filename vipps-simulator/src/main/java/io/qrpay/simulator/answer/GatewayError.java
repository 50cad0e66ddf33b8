package io.qrpay.simulator.answer;

import com.fasterxml.jackson.databind.ObjectWriter;

/** The error form of the API gateway in front of the vendor's services: keys, tokens, rates. */
public record GatewayError(int statusCode, String message) {

    private static final ObjectWriter WRITER = Json.writerFor(GatewayError.class);

    public static Answer answer(int status, String message) {
        return Answer.json(status, Json.write(WRITER, new GatewayError(status, message)));
    }
}
