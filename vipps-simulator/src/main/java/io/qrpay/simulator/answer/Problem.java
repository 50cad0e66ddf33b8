package io.qrpay.simulator.answer;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The error form of the vendor's own services: RFC 7807 with a trace id and {@code extraDetails}. */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable List<Detail> extraDetails,
        String traceId) {

    public static final String CONTENT_TYPE = "application/problem+json";

    private static final ObjectWriter WRITER = Json.writerFor(Problem.class);

    /** A request that breaks the schema: every wrong field is named, and there is no error code. */
    public static Answer invalid(String instance, List<Detail> wrong) {
        return answer(400, "Bad Request", "One or more fields are not valid.", instance, wrong);
    }

    public static Answer invalid(String instance, String field, String reason) {
        return invalid(instance, List.of(new Detail(field, reason)));
    }

    /** A well-formed request that the business rules refuse. */
    public static Answer refused(String instance, ErrorCode code) {
        return refused(instance, code.status(), code.title(), code.number());
    }

    public static Answer refused(String instance, int status, String title, String code) {
        return answer(status, title, title + ".", instance, List.of(new Detail("ErrorCode", code)));
    }

    public static Answer of(int status, String title, String detail, String instance) {
        return answer(status, title, detail, instance, null);
    }

    private static Answer answer(
            int status, String title, String detail, String instance, @Nullable List<Detail> extraDetails) {
        var type = "https://httpstatuses.io/" + status;
        var problem = new Problem(type, title, status, detail, instance, extraDetails, newTraceId());
        return Answer.of(status, CONTENT_TYPE, Json.write(WRITER, problem));
    }

    static String newTraceId() {
        var random = ThreadLocalRandom.current();
        return "00-%016x%016x-%016x-01".formatted(random.nextLong(), random.nextLong(), random.nextLong());
    }
}
