package io.qrpay.initiator.till;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qrpay.initiator.checkout.FieldError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request got no answer of the kind that was asked for (RFC 9457).
 *
 * @param type one of {@link ProblemType}, or {@code about:blank} where the status says it all
 * @param detail for people, without personal data
 * @param code the vendor's error code or ours, as in a status's {@code failure}
 * @param errors what is wrong field by field
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String code,
        @Nullable List<FieldError> errors) {

    static Problem of(ProblemType type) {
        return new Problem(type.uri(), type.title(), type.status(), null, null, null);
    }

    static Problem blank(int status, String title) {
        return new Problem("about:blank", title, status, null, null, null);
    }

    Problem detail(@Nullable String detail) {
        return new Problem(type, title, status, detail, code, errors);
    }

    Problem code(String code) {
        return new Problem(type, title, status, detail, code, errors);
    }

    Problem errors(List<FieldError> errors) {
        return new Problem(type, title, status, detail, code, errors);
    }
}
