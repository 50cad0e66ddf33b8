package io.qrpay.initiator.till;

import io.qrpay.problem.ProblemFound;
import io.qrpay.problem.QueryReading;
import io.qrpay.problem.Rule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form of a QR that is drawn here.
 *
 * @param size edge of a PNG in pixels
 */
record QrWanted(Format format, int size) {
    private static final int USUAL = 400;
    private static final Rule<Format> FORMAT = Rule.oneOf(Format.class);
    private static final Rule<Integer> SIZE = Rule.number(100, 2000);

    enum Format {
        SVG,
        PNG
    }

    /** @throws ProblemFound INVALID_QUERY, which names each parameter that is wrong */
    static QrWanted of(@Nullable String format, @Nullable String size) {
        var query = new QueryReading();
        var wanted = new QrWanted(
                Objects.requireNonNullElse(query.read("format", format, FORMAT), Format.SVG),
                Objects.requireNonNullElse(query.read("size", size, SIZE), USUAL));
        query.check();
        return wanted;
    }
}
