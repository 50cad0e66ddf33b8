package io.qrpay.simulator.answer;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The error form of the QR API's exchange, which is not that of its codes. */
public record ExchangeError(
        String title, int status, String detail, @Nullable List<Detail> extraDetails) {

    private static final ObjectWriter WRITER = Json.writerFor(ExchangeError.class);

    static Answer invalid(List<Detail> wrong) {
        return answer(400, "Bad request", "One or more parameters are not valid.", wrong);
    }

    static Answer of(int status, String title, String detail) {
        return answer(status, title, detail, null);
    }

    private static Answer answer(int status, String title, String detail, @Nullable List<Detail> extraDetails) {
        return Answer.json(status, Json.write(WRITER, new ExchangeError(title, status, detail, extraDetails)));
    }
}
