package io.qrpay.initiator.desk;

import io.qrpay.problem.Problem;
import java.util.Arrays;

/** Why something that a cashier asked for did not happen, as far as it makes a difference at the till. */
enum Trouble {
    /** A field is wrong; each says so itself. */
    WRONG_FIELD,
    UNKNOWN_STORE,
    UNKNOWN_PAYMENT,
    PAYMENT_REFUSED,
    OPERATION_NOT_POSSIBLE,
    AMOUNT_NOT_POSSIBLE,
    /** Nothing was sent to Vipps. */
    NOT_ACCEPTED,
    VIPPS_UNAVAILABLE,
    /** The page was old: somebody else had asked for something in the meantime. */
    REFERENCE_TAKEN,
    COMMAND_ID_TAKEN,
    PAIRING_UNAVAILABLE,
    STATUS_UNAVAILABLE,
    SOMETHING_ELSE;

    /** That of a problem, by its type. */
    static Trouble of(Problem problem) {
        var name = problem.type().substring(problem.type().lastIndexOf(':') + 1).replace('-', '_');
        if (problem.errors() != null) {
            return WRONG_FIELD;
        }
        return Arrays.stream(values())
                .filter(trouble -> trouble.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(SOMETHING_ELSE);
    }
}
