package io.qrpay.vipps;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the vendor did not do what was asked, from either of its error forms or from an empty body.
 *
 * @param status the HTTP status of the answer
 * @param code the vendor's error code, e.g. {@code 6080}; absent on gateway errors and schema violations
 * @param title what kind of problem; reworded over time, never to be branched on
 * @param detail for people; may repeat what was sent, so it is not logged
 * @param traceId names the call in a talk with the vendor's support
 * @param fields what the vendor says about single fields of the request
 */
public record Problem(
        int status,
        @Nullable String code,
        @Nullable String title,
        @Nullable String detail,
        @Nullable String traceId,
        List<Field> fields) {

    /**
     * What is wrong with one field.
     *
     * @param name as the vendor names it
     * @param reason for people; may repeat the value that was sent
     */
    public record Field(String name, String reason) {}

    public Problem {
        fields = List.copyOf(fields);
    }

    /** Without the detail and the reasons, which may repeat what was sent. */
    @Override
    public String toString() {
        return "Problem[status=" + status + ", code=" + code + ", title=" + title + ", traceId=" + traceId + ", fields="
                + fields.stream().map(Field::name).toList() + "]";
    }
}
