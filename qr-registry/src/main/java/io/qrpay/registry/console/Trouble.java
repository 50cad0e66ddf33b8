package io.qrpay.registry.console;

import io.qrpay.problem.Problem;
import java.util.Arrays;

/** Why something that was asked for on a page did not happen, as far as it makes a difference there. */
enum Trouble {
    /** A field is wrong; each says so itself. */
    WRONG_FIELD,
    QR_EXISTS,
    QR_EDITED,
    QR_DELETED,
    DELETION_NOT_CONFIRMED,
    TOO_MANY_QRS,
    INVALID_IMPORT,
    IMPORT_INCOMPLETE,
    IMPORT_OVERTAKEN,
    IMPORT_TOO_LARGE,
    TOO_BUSY,
    SOMETHING_ELSE;

    /** That of a problem, by its type. */
    static Trouble of(Problem problem) {
        var name = problem.type().substring(problem.type().lastIndexOf(':') + 1).replace('-', '_');
        return Arrays.stream(values())
                .filter(trouble -> trouble.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(problem.errors() == null ? SOMETHING_ELSE : WRONG_FIELD);
    }
}
