package io.qrpay.problem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of one query and remembers which are wrong. */
public final class QueryReading {
    private final List<FieldError> errors = new ArrayList<>();

    /** Null when it is absent or wrong. */
    public <T> @Nullable T read(String name, @Nullable String text, Rule<T> rule) {
        var value = text == null ? null : rule.reading().apply(text);
        if (text != null && value == null) {
            errors.add(new FieldError(name, rule.demand()));
        }
        return value;
    }

    /** @throws ProblemFound INVALID_QUERY, which names each parameter that is wrong */
    public void check() {
        if (!errors.isEmpty()) {
            throw new ProblemFound(Problem.of(GeneralProblem.INVALID_QUERY).errors(errors));
        }
    }
}
