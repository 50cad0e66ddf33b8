package io.qrpay.simulator.answer;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The error form of the Recurring API: a problem with a {@code contextId} where others have a trace id. */
public record RecurringError(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String contextId,
        @Nullable List<Detail> extraDetails) {

    private static final ObjectWriter WRITER = Json.writerFor(RecurringError.class);

    static Answer invalid(String path, List<Detail> wrong) {
        return answer(400, "Bad Request", "One or more fields are not valid.", path, wrong);
    }

    public static Answer of(int status, String title, String detail, String path) {
        return answer(status, title, detail, path, null);
    }

    private static Answer answer(
            int status, String title, String detail, String path, @Nullable List<Detail> extraDetails) {
        var type = "https://httpstatuses.io/" + status;
        var error = new RecurringError(
                type, title, status, detail, path, UUID.randomUUID().toString(), extraDetails);
        return Answer.of(status, Problem.CONTENT_TYPE, Json.write(WRITER, error));
    }
}
