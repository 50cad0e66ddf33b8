package io.qrpay.simulator.answer;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The error form of the QR API: {@code invalidParams} instead of {@code extraDetails}, and no status. */
public record QrError(
        @Nullable String type,
        String title,
        String detail,
        String instance,
        @Nullable List<Detail> invalidParams) {

    private static final String VALIDATION = "Validation error";
    private static final String TYPE = "https://datatracker.ietf.org/doc/html/rfc7231#section-6.5.1";
    private static final ObjectWriter WRITER = Json.writerFor(QrError.class);

    /** @param wrong by the names of the request's fields; the answer writes them with a capital letter */
    public static Answer invalid(List<Detail> wrong) {
        var named = wrong.stream().map(QrError::capitalised).toList();
        var error = new QrError(TYPE, VALIDATION, "One or more fields are not valid.", Problem.newTraceId(), named);
        return Answer.json(400, Json.write(WRITER, error));
    }

    public static Answer invalid(String field, String reason) {
        return invalid(List.of(new Detail(field, reason)));
    }

    /** A well-formed request that cannot be done, e.g. for a landing page that nobody knows. */
    public static Answer notValid(String detail) {
        return of(400, VALIDATION, detail);
    }

    public static Answer of(int status, String title, String detail) {
        var error = new QrError(null, title, detail, Problem.newTraceId(), null);
        return Answer.json(status, Json.write(WRITER, error));
    }

    private static Detail capitalised(Detail wrong) {
        var name = wrong.name();
        return new Detail(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), wrong.reason());
    }
}
