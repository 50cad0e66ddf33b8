package io.qrpay.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request got no answer of the kind that was asked for (RFC 9457).
 *
 * @param type that of a {@link ProblemType}, or {@code about:blank} where the status says it all
 * @param detail for people, without personal data
 * @param code the vendor's error code or ours, as in a status's {@code failure}
 * @param errors what is wrong field by field
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String code,
        @Nullable List<FieldError> errors) {

    public static Problem of(ProblemType type) {
        return new Problem(type.uri(), type.title(), type.status(), null, null, null);
    }

    public static Problem blank(int status, String title) {
        return new Problem("about:blank", title, status, null, null, null);
    }

    public Problem detail(@Nullable String detail) {
        return new Problem(type, title, status, detail, code, errors);
    }

    public Problem code(String code) {
        return new Problem(type, title, status, detail, code, errors);
    }

    public Problem errors(List<FieldError> errors) {
        return new Problem(type, title, status, detail, code, errors);
    }
}
