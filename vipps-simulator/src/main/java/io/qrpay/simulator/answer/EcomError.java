package io.qrpay.simulator.answer;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.List;
import java.util.UUID;

/** The error form of the eCom API: an array, in which a field that is wrong gives its name as the code. */
public record EcomError(Group errorGroup, String errorCode, String errorMessage, String contextId) {

    private static final ObjectWriter WRITER = Json.writerFor(EcomError[].class);
    private static final String INTERNAL = "99";

    /** Who or what is the cause. */
    public enum Group {
        Authentication,
        Payment,
        InvalidRequest,
        VippsError,
        User,
        Merchant
    }

    static Answer invalid(List<Detail> wrong) {
        return answer(
                400,
                wrong.stream()
                        .map(it -> error(Group.InvalidRequest, it.name(), it.reason()))
                        .toArray(EcomError[]::new));
    }

    /** @param code the vendor's number */
    public static Answer of(int status, Group group, String code, String message) {
        return answer(status, error(group, code, message));
    }

    static Answer of(int status, String message) {
        return of(status, status == 403 ? Group.Authentication : Group.VippsError, INTERNAL, message);
    }

    private static EcomError error(Group group, String code, String message) {
        return new EcomError(group, code, message, UUID.randomUUID().toString());
    }

    private static Answer answer(int status, EcomError... errors) {
        return Answer.json(status, Json.write(WRITER, errors));
    }
}
