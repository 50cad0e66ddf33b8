package io.qrpay.registry.code;

import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import org.jspecify.annotations.Nullable;

/** The edition of a code that an editor has seen, as an {@code If-Match} header says it. */
public record Edition(String tag) {

    /** The ETag of a code. */
    public static String of(Qr qr) {
        return "\"" + qr.edition() + "\"";
    }

    /** Ends with {@link QrProblem#EDITION_MISSING} when there is no header. */
    public static Edition seen(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemFound(Problem.of(QrProblem.EDITION_MISSING)
                    .detail("Send the ETag of the code that you have seen as If-Match."));
        }
        return new Edition(ifMatch.strip());
    }

    /** For an edit: ends with {@link QrProblem#QR_DELETED} when the code is wanted no longer, or as {@link #checkAlone}. */
    void check(Qr qr) {
        if (qr.isDeleting()) {
            throw new ProblemFound(QrProblem.QR_DELETED);
        }
        checkAlone(qr);
    }

    /** Ends with {@link QrProblem#QR_EDITED} when the code has been edited since. */
    void checkAlone(Qr qr) {
        if (!tag.equals(of(qr))) {
            throw new ProblemFound(Problem.of(QrProblem.QR_EDITED)
                    .detail("Look at the code again, and repeat with its present ETag."));
        }
    }
}
